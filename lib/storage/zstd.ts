import { constants, zstdCompressSync } from 'node:zlib';

/** Zstandard as the Parquet writer takes it, by Node itself; a higher level packs tighter and slower. */
export const zstd = (level: number) => (bytes: Uint8Array) =>
  zstdCompressSync(bytes, { params: { [constants.ZSTD_c_compressionLevel]: level } });
