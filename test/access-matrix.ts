/**
 * Who may use which route at all, written by hand and never derived from the code. A route that is missing here fails
 * the test, and so does a cell that differs. Nearness (own park, other park, own enterprise) is tried route by route
 * in `test/access-nearness.test.ts`.
 */
export const personas = {
  bureau_director: 'baiwentao',
  bureau_officer: 'gaoyaqin',
  park_officer: 'hejun',
  station_officer: 'liuyang',
  finance_officer: 'caihongmei',
  department_liaison: 'tuoxiaojun',
  county_officer: 'zhangrui',
  enterprise_manager: 'kangyongning',
  expert: 'duanhaisheng',
  intermediary: 'yuanxiaofei',
  system_admin: 'xuebin',
  security_admin: 'madongmei',
  audit_admin: 'qinkejian',
  visitor: '',
} as const;

export type Persona = keyof typeof personas;

const everyone: readonly Persona[] = Object.keys(personas) as Persona[];
const signedIn = everyone.filter((persona) => persona !== 'visitor');
const bureau: readonly Persona[] = ['bureau_director', 'bureau_officer'];
const park: readonly Persona[] = ['park_officer', 'station_officer'];
const departments: readonly Persona[] = ['finance_officer', 'department_liaison'];
const staff: readonly Persona[] = [...bureau, ...park, ...departments, 'county_officer'];
/** Keeps the ledgers of the parks. */
const keepers: readonly Persona[] = ['bureau_officer', ...park];
/** Sees the research side of an enterprise: not finance, not the tax office. */
const research: readonly Persona[] = [...bureau, ...park, 'county_officer'];
const administrators: readonly Persona[] = ['system_admin', 'security_admin', 'audit_admin'];

export const expected: Readonly<Record<string, readonly Persona[]>> = {
  // sessions: whoever comes; what is there for them is said by the answer
  me: signedIn,
  signIn: everyone,
  signOut: everyone,
  giveSecondFactor: everyone,
  giveFirstAdministrator: everyone,
  // parties: organisations
  listOrganisations: [...staff, ...administrators],
  readOrganisation: [...staff, ...administrators],
  addOrganisation: ['system_admin'],
  changeOrganisation: ['system_admin'],
  closeOrganisation: ['system_admin'],
  reopenOrganisation: ['system_admin'],
  mergeOrganisation: ['system_admin'],
  partOrganisation: ['system_admin'],
  // parties: people, duties, accounts
  listPeople: [...bureau, ...park, ...administrators],
  exportPeople: [...bureau, ...park, ...administrators],
  readPerson: [...bureau, ...park, ...administrators],
  addPerson: ['system_admin'],
  changePerson: ['system_admin'],
  leave: ['system_admin'],
  comeBack: ['system_admin'],
  openAccount: ['system_admin'],
  giveDuty: ['security_admin'],
  dispatchPerson: ['security_admin'],
  endDuty: ['security_admin'],
  handOver: ['security_admin'],
  disableAccount: ['security_admin'],
  enableAccount: ['security_admin'],
  resetPassword: ['security_admin'],
  resetSecondFactor: ['security_admin'],
  // parties: one's own account and notices
  readOwnAccount: signedIn,
  changeOwnPassword: signedIn,
  startSecondFactor: signedIn,
  confirmSecondFactor: signedIn,
  removeSecondFactor: signedIn,
  listNotices: signedIn,
  readNotice: signedIn,
  readAllNotices: signedIn,
  // parties: registers
  listCodes: signedIn,
  addCode: ['bureau_officer', 'system_admin'],
  changeCode: ['bureau_officer', 'system_admin'],
  retireCode: ['bureau_officer', 'system_admin'],
  restoreCode: ['bureau_officer', 'system_admin'],
  listCalendarYears: signedIn,
  keepCalendarYear: ['system_admin'],
  // parties: the trail
  listTrailEntries: ['audit_admin'],
  readTrailEntry: ['audit_admin'],
  readTrailHead: ['audit_admin'],
  listTrailChecks: ['audit_admin'],
  askForTrailCheck: ['audit_admin'],
  // supervision
  listPolicyDocuments: staff,
  readPolicyDocument: staff,
  openPolicyOriginal: staff,
  exportResponsibilitiesToWord: staff,
  exportResponsibilitiesToExcel: staff,
  listMeasures: staff,
  readMeasure: staff,
  listAnsweringDepartments: staff,
  readAnsweringDepartment: staff,
  reportProgress: staff,
  cutPolicyText: bureau,
  cutPolicyFile: bureau,
  keepPolicyText: bureau,
  keepPolicyFile: bureau,
  changeMeasure: bureau,
  splitMeasure: bureau,
  mergeMeasure: bureau,
  assignResponsibility: bureau,
  assignResponsibilities: bureau,
  // ledgers: enterprises
  listEnterprises: [...staff, 'enterprise_manager'],
  listFactKinds: [...staff, 'enterprise_manager'],
  readEnterprise: [...staff, 'enterprise_manager'],
  listStatements: [...staff, 'enterprise_manager'],
  readFactHistory: [...staff, 'enterprise_manager'],
  listDue: [...staff, 'enterprise_manager'],
  exportEnterprises: research,
  showContact: [...research, 'enterprise_manager'],
  addEnterprise: keepers,
  changeEnterprise: keepers,
  closeEnterprise: keepers,
  reopenEnterprise: keepers,
  mergeEnterprise: keepers,
  partEnterprise: keepers,
  stateFacts: [...keepers, 'enterprise_manager'],
  retractFact: [...keepers, 'enterprise_manager'],
  addCertificate: [...keepers, 'enterprise_manager'],
  withdrawCertificate: [...keepers, 'enterprise_manager'],
  // ledgers: needs
  listNeeds: [...research, 'enterprise_manager'],
  totalNeeds: [...research, 'enterprise_manager'],
  exportNeeds: [...research, 'enterprise_manager'],
  readNeed: [...research, 'enterprise_manager'],
  listEnterpriseNeeds: [...research, 'enterprise_manager'],
  addNeed: keepers,
  changeNeed: keepers,
  withdrawNeed: keepers,
  restoreNeed: keepers,
  // ledgers: the work done
  listWork: research,
  totalWork: research,
  listReachedEnterprises: research,
  listWorkers: research,
  exportWork: research,
  readWork: research,
  readPhoto: research,
  listEnterpriseWork: research,
  enterWork: [...keepers, 'county_officer'],
  changeWork: [...keepers, 'county_officer'],
  withdrawWork: [...keepers, 'county_officer'],
  restoreWork: [...keepers, 'county_officer'],
  bringPhotos: [...keepers, 'county_officer'],
  workChoices: [...keepers, 'county_officer'],
  readOverview: staff,
  readQueue: signedIn,
  // ledgers: imports
  startImport: keepers,
  listImports: keepers,
  readImport: keepers,
  listImportRows: keepers,
  changeImport: keepers,
  changeImportSheet: keepers,
  changeImportColumn: keepers,
  fixImportCell: keepers,
  decideImportRow: keepers,
  admitImport: keepers,
  takeImportBack: keepers,
  abandonImport: keepers,
  downloadImportProblems: keepers,
  downloadImportOriginal: keepers,
  listImportFields: keepers,
  listSynonyms: [...keepers, 'system_admin'],
  addSynonym: [...keepers, 'system_admin'],
  removeSynonym: [...keepers, 'system_admin'],
};
