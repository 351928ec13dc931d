import { z } from 'zod';
import { routes } from '#shared/route.ts';
import { day, MEASURE_KINDS } from './documents.ts';
import { DEADLINE_WARNINGS, MEASURE_STATES, responsibilityShape } from './responsibilities.ts';
import { supervisionRefusals } from './refusals.ts';

const id = z.string().min(1).max(40);

export const measureShape = z.object({
  id,
  documentId: id,
  kind: z.enum(MEASURE_KINDS),
  /** 3 of （三）, 1 of 一是. */
  number: z.number().int(),
  mark: z.string(),
  clause: z.string().nullable(),
  title: z.string(),
  chapter: z.string(),
  article: z.string(),
  isAnswerable: z.boolean(),
  responsibility: responsibilityShape.nullable(),
  /** Working days left until the deadline, negative when past; null without a deadline, when done, or for a year without a calendar. */
  workingDaysLeft: z.number().int().nullable(),
  warning: z.enum(DEADLINE_WARNINGS).nullable(),
});
export type Measure = z.output<typeof measureShape>;

export const measureDetailShape = measureShape.extend({
  text: z.string(),
  start: z.number().int(),
  end: z.number().int(),
  documentName: z.string(),
  isInForce: z.boolean(),
  /** Every responsibility there ever was for it, newest first. */
  history: z.array(responsibilityShape),
  mayReport: z.boolean(),
  hasNext: z.boolean(),
});
export type MeasureDetail = z.output<typeof measureDetailShape>;

export const departmentShape = z.object({
  /** The organisation's id, or `name:…` for one that is not registered. */
  key: z.string(),
  name: z.string(),
  responsible: z.number().int(),
  supporting: z.number().int(),
  done: z.number().int(),
  overdue: z.number().int(),
});

export type Department = z.output<typeof departmentShape>;

const params = z.object({ measureId: id });
const departmentKey = z.string().min(1).max(80);
const found = [supervisionRefusals.measure_not_found];

export const measureRoutes = routes({
  listMeasures: {
    method: 'get',
    path: '/measures',
    summary: 'The responsibility list of a document (the one in force unless named)',
    access: 'supervision.read_measures',
    query: z.object({
      documentId: id.optional(),
      department: departmentKey.optional(),
      liaison: z.literal('me').optional(),
      state: z.enum([...MEASURE_STATES, 'unassigned']).optional(),
      dueBefore: day.optional(),
      q: z.string().trim().max(100).optional(),
    }),
    answer: z.object({ rows: z.array(measureShape), total: z.number().int(), documentId: id.nullable() }),
    refusals: [supervisionRefusals.document_not_found],
  },
  readMeasure: {
    method: 'get',
    path: '/measures/{measureId}',
    summary: 'One article or measure with its words and the history of who answered for it',
    access: 'supervision.read_measures',
    params,
    answer: measureDetailShape,
    refusals: found,
  },
  changeMeasure: {
    method: 'patch',
    path: '/measures/{measureId}',
    summary: 'Mend the title or the bounds of a measure',
    access: 'supervision.keep_measures',
    params,
    body: z.object({ title: z.string().trim().min(2).max(120), start: z.number().int().min(0), end: z.number().int().min(1) }).partial(),
    answer: measureDetailShape,
    refusals: [...found, supervisionRefusals.bounds_wrong],
  },
  splitMeasure: {
    method: 'post',
    path: '/measures/{measureId}/split',
    summary: 'Cut a measure in two at a place in the document’s text',
    access: 'supervision.keep_measures',
    params,
    body: z.object({ at: z.number().int().min(1) }),
    answer: measureDetailShape,
    refusals: [...found, supervisionRefusals.split_place_wrong],
  },
  mergeMeasure: {
    method: 'post',
    path: '/measures/{measureId}/merger',
    summary: 'Take the next measure of the same article into this one',
    access: 'supervision.keep_measures',
    params,
    answer: measureDetailShape,
    refusals: [...found, supervisionRefusals.nothing_to_merge_with],
  },
  listAnsweringDepartments: {
    method: 'get',
    path: '/answering-departments',
    summary: 'Departments in the responsibility list in force, with what they owe',
    access: 'supervision.read_measures',
    answer: z.object({ rows: z.array(departmentShape), total: z.number().int() }),
  },
  readAnsweringDepartment: {
    method: 'get',
    path: '/answering-departments/{departmentKey}',
    summary: 'What one department answers for and what it supports',
    access: 'supervision.read_measures',
    params: z.object({ departmentKey }),
    answer: departmentShape.extend({ answersFor: z.array(measureShape), supports: z.array(measureShape) }),
    refusals: [supervisionRefusals.department_not_found],
  },
});
