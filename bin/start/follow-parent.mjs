// Loaded into the web server and the worker: a supervisor that was killed cannot stop them, so they stop themselves.
if (process.channel) {
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
  process.channel.unref();
}
if (process.env.STUDIO_EXIT_WITHIN) {
  const limit = Number(process.env.STUDIO_EXIT_WITHIN);
  // Open event streams would keep the web server until their readers leave.
  process.once('SIGTERM', () => setTimeout(() => process.exit(0), limit).unref());
}
