import { statfsSync } from 'node:fs';
import { totalmem } from 'node:os';

const GiB = 1024 ** 3;

/** Server settings for a team's studio on a small machine: two cores, shared with the web server and the worker. */
export function serverSettings(): Record<string, string> {
  return {
    ...memorySettings(totalmem()),
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '100',
    checkpoint_timeout: '15min',
    wal_compression: 'on',
    // Nobody copies this server: rows loaded into a table of the same transaction and new indexes need no log.
    wal_level: 'minimal',
    max_wal_senders: '0',
    random_page_cost: '1.1',
    jit: 'off',
    max_parallel_workers_per_gather: '1',
    dynamic_shared_memory_type: sharedMemory(),
    shared_preload_libraries: 'pg_stat_statements',
    log_min_duration_statement: '1000',
    // %a names the request or the job.
    log_line_prefix: '%m [%p] %d %a ',
    timezone: 'UTC',
    log_timezone: 'UTC',
  };
}

/** By the machine's memory in bytes; the page cache of the system keeps what the server does not. */
function memorySettings(memory: number): Record<string, string> {
  if (memory < 6 * GiB) {
    return {
      ...{ shared_buffers: '128MB', effective_cache_size: '512MB', max_wal_size: '1GB' },
      ...{ maintenance_work_mem: '64MB', work_mem: '8MB' },
    };
  }
  const share = (part: number, most: number) =>
    `${Math.min(most, Math.floor((memory / GiB) * part * 1024))}MB`;
  return {
    ...{
      shared_buffers: share(1 / 12, 4096),
      effective_cache_size: share(1 / 3, 16_384),
      max_wal_size: '4GB',
    },
    ...{ maintenance_work_mem: share(1 / 24, 1024), work_mem: '16MB' },
  };
}

/** For tests: what is lost in a power cut is made again. */
export const disposable: Record<string, string> = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  shared_buffers: '128MB',
  max_wal_size: '512MB',
  max_connections: '200',
};

/** Containers often have only 64 MB in /dev/shm, too little for a parallel query. */
function sharedMemory(): string {
  try {
    const { bsize, bavail } = statfsSync('/dev/shm');
    return bsize * bavail >= GiB / 4 ? 'posix' : 'mmap';
  } catch {
    return 'mmap';
  }
}
