export { exportAuditEvents } from './export.ts';
export { exportInstallationEvents } from './export-installation.ts';
export { listAuditEvents } from './list.ts';
export { listInstallationEvents } from './list-installation.ts';
