import { bureau, staff, type Expected } from './personas.ts';

export const supervision: Expected = {
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
};
