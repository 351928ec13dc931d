import { keepers, research, type Expected } from './personas.ts';

export const technology: Expected = {
  // needs
  listNeeds: [...research, 'enterprise_manager'],
  totalNeeds: [...research, 'enterprise_manager'],
  exportNeeds: [...research, 'enterprise_manager'],
  readNeed: [...research, 'enterprise_manager'],
  listEnterpriseNeeds: [...research, 'enterprise_manager'],
  addNeed: keepers,
  changeNeed: keepers,
  withdrawNeed: keepers,
  restoreNeed: keepers,
};
