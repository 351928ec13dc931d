export {
  describePublications,
  isPublicNow,
  publicationColumns,
  publicationVerbs,
  refuseUnlessChangeable,
  takePublicationStep,
  type Publishable,
  type TakenStep,
} from './publication.ts';
