export { actorOfSession } from './actor.ts';
export {
  addOrganisation,
  changeOrganisation,
  closeOrganisation,
  mergeOrganisations,
  organisationRow,
  partOrganisations,
} from './organisation.ts';
export { addressesOf, describePerson, namesOf, peopleNamesOf } from './queries.ts';
export { organisationKey, personKey } from './tables.ts';
export { demoPassword, demoPersonas, peopleState } from './seed.ts';
