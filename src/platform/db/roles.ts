import { pgRole } from 'drizzle-orm/pg-core';

/**
 * The database roles. The *owner* (who migrates) is whoever the connection names; these three are made by the first
 * migration and entered by the pools: *app* sees nothing without a context, *system* runs jobs and the sequencer
 * under policies of its own, *backup* may read every row and write none.
 */
export const appRole = pgRole('ruyuan_app').existing();
export const systemRole = pgRole('ruyuan_system').existing();
export const backupRole = pgRole('ruyuan_backup').existing();
