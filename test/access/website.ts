import { bureau, park, type Expected, type Persona } from './personas.ts';

/** Who writes for the public site; an enterprise its own page. Reviewing is asked for inside a step. */
const writers: readonly Persona[] = [...bureau, ...park, 'enterprise_manager'];

export const website: Expected = {
  // website
  listArticles: writers,
  readArticle: writers,
  addArticle: writers,
  changeArticle: writers,
  discardArticle: writers,
  stepArticle: writers,
  giveConsent: writers,
  withdrawConsent: writers,
  previewArticle: writers,
  bringPicture: writers,
  removePicture: writers,
  bringAttachments: writers,
  removeAttachment: writers,
  openArticleFile: writers,
};
