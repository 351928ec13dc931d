import { mounted, type Mounted } from '#platform/http/handlers.ts';
import { achievementRoutes } from '../contract/achievements.ts';
import { inquiryRoutes } from '../contract/inquiries.ts';
import { itemRoutes } from '../contract/items.ts';
import { projectRoutes } from '../contract/projects.ts';
import { answerInquiry, askAboutItem, listInquiries, reopenInquiry } from '../inquiry.ts';
import { addItem, changeItem, restoreItem, withdrawItem } from '../item-entry.ts';
import { bringItemFiles, changeItemFile, readItemFile, removeItemFile } from '../item-files.ts';
import { keepItemsApart, listItemTwins, mergeItem, partItem } from '../item-merge.ts';
import { stepItemPublication } from '../item-publication.ts';
import { listAchievements, listProjects, readAchievement, readProject } from '../item-queries.ts';
import { exportItems } from '../item-sheet.ts';
import { addTransfer, listTransfers, withdrawTransfer } from '../transfer.ts';

const achievementsApi = mounted(achievementRoutes, {
  listAchievements: (ctx, { query }) => listAchievements(ctx, query),
  exportAchievements: (ctx, { query }) => exportItems(ctx, 'achievement', query),
  readAchievement: (ctx, { params }) => readAchievement(ctx, params.itemId),
  addAchievement: (ctx, { body }) => addItem(ctx, 'achievement', body),
  changeAchievement: (ctx, { params, body }) => changeItem(ctx, 'achievement', params.itemId, body),
});

const projectsApi = mounted(projectRoutes, {
  listProjects: (ctx, { query }) => listProjects(ctx, query),
  exportProjects: (ctx, { query }) => exportItems(ctx, 'project', query),
  readProject: (ctx, { params }) => readProject(ctx, params.itemId),
  addProject: (ctx, { body }) => addItem(ctx, 'project', body),
  changeProject: (ctx, { params, body }) => changeItem(ctx, 'project', params.itemId, body),
});

const actsApi = mounted(itemRoutes, {
  stepItemPublication: (ctx, { params, body }) => stepItemPublication(ctx, params.itemId, body),
  withdrawItem: (ctx, { params, body }) => withdrawItem(ctx, params.itemId, body.ground),
  restoreItem: (ctx, { params }) => restoreItem(ctx, params.itemId),
  listItemTwins: (ctx, { query }) => listItemTwins(ctx, query.noun),
  mergeItem: (ctx, { params, body }) => mergeItem(ctx, params.itemId, body.intoId),
  partItem: (ctx, { params }) => partItem(ctx, params.itemId),
  keepItemsApart: (ctx, { params, body }) => keepItemsApart(ctx, params.itemId, body.otherId),
  bringItemFiles: (ctx, { params, files }) => bringItemFiles(ctx, params.itemId, files),
  changeItemFile: (ctx, { params, body }) => changeItemFile(ctx, params, body),
  removeItemFile: (ctx, { params }) => removeItemFile(ctx, params.itemId, params.fileId),
  readItemFile: (ctx, { params }) => readItemFile(ctx, params.itemId, params.fileId),
  addTransfer: (ctx, { params, body }) => addTransfer(ctx, params.itemId, body),
  withdrawTransfer: (ctx, { params }) => withdrawTransfer(ctx, params.itemId, params.transferId),
  listTransfers: (ctx, { query }) => listTransfers(ctx, query),
});

const inquiriesApi = mounted(inquiryRoutes, {
  askAboutItem: (ctx, { params, body }) => askAboutItem(ctx, params.itemId, body),
  listInquiries: (ctx, { query }) => listInquiries(ctx, query),
  answerInquiry: (ctx, { params, body }) => answerInquiry(ctx, params.inquiryId, body),
  reopenInquiry: (ctx, { params }) => reopenInquiry(ctx, params.inquiryId),
});

export const itemsApi: readonly Mounted[] = [achievementsApi, projectsApi, actsApi, inquiriesApi];
