export { listAuditEvents } from './list.ts';
