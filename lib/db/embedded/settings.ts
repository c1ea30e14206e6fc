import { statfsSync } from 'node:fs';
import { totalmem } from 'node:os';

const GiB = 1024 ** 3;

/** Server settings for a team's studio on a small machine: two cores, shared with the web server and the worker. */
export function serverSettings(): Record<string, string> {
  const roomy = totalmem() >= 6 * GiB;
  return {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '100',
    shared_buffers: roomy ? '512MB' : '128MB',
    effective_cache_size: roomy ? '2GB' : '512MB',
    maintenance_work_mem: roomy ? '256MB' : '64MB',
    work_mem: roomy ? '16MB' : '8MB',
    max_wal_size: '2GB',
    checkpoint_timeout: '15min',
    wal_compression: 'on',
    random_page_cost: '1.1',
    jit: 'off',
    max_parallel_workers_per_gather: '1',
    dynamic_shared_memory_type: sharedMemory(),
    shared_preload_libraries: 'pg_stat_statements',
    log_min_duration_statement: '1000',
    log_line_prefix: '%m [%p] %d ',
    timezone: 'UTC',
    log_timezone: 'UTC',
  };
}

/** For tests: what is lost in a power cut is made again. */
export const disposable: Record<string, string> = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  shared_buffers: '128MB',
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
