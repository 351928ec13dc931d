/**
 * The embedded server's `postgresql.conf`, whole. Modest enough to share a 2-core machine with the program; what a
 * person tunes with `ALTER SYSTEM` is kept in `postgresql.auto.conf` and wins.
 */
export function configText(socketFolder: string, isDurable: boolean, version: string): string {
  const switchable = isDurable ? 'on' : 'off';
  return `# Written at every start for PostgreSQL ${version}; lasting changes belong into ALTER SYSTEM.
listen_addresses = ''
unix_socket_directories = '${socketFolder}'
unix_socket_permissions = 0700
max_connections = 60
password_encryption = 'scram-sha-256'

shared_buffers = 256MB
effective_cache_size = 2GB
work_mem = 16MB
maintenance_work_mem = 128MB
max_wal_size = 1GB
random_page_cost = 1.1
effective_io_concurrency = 32
io_method = 'worker'
io_workers = 2
max_worker_processes = 4
max_parallel_workers_per_gather = 1
wal_level = 'replica'
max_wal_senders = 2
jit = off

fsync = ${switchable}
synchronous_commit = ${switchable}
full_page_writes = ${switchable}

timezone = 'UTC'
log_timezone = 'UTC'
datestyle = 'iso, ymd'
lc_messages = 'C'
lc_monetary = 'C'
lc_numeric = 'C'
lc_time = 'C'
default_text_search_config = 'pg_catalog.simple'

# Rows are people's data: the log says what went wrong, never with which statement or values.
log_line_prefix = '%m [%p] %u '
log_error_verbosity = 'terse'
log_min_error_statement = 'panic'
log_checkpoints = off
`;
}
