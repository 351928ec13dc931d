export { actorOfSession } from './actor.ts';
export {
  addOrganisation,
  changeOrganisation,
  closeOrganisation,
  mergeOrganisations,
  organisationRow,
  partOrganisations,
} from './organisation.ts';
export { calendarOf } from './calendar.ts';
export { activeCodes } from './codes.ts';
export { nameAdministrators } from './first-administrators.ts';
export { addressesOf, describePerson, namesOf, peopleNamesOf, peopleState } from './queries.ts';
export { organisationKey, personKey } from './tables.ts';
export { demoPassword, demoPersonas } from './seed.ts';
