export { actorOfSession } from './actor.ts';
export { addEnterpriseRows, enterprisesOf, type EnterpriseDraft } from './enterprises.ts';
export { organisationIdsByName, personIdsByName } from './lookup.ts';
export {
  addOrganisation,
  changeOrganisation,
  closeOrganisation,
  mergeOrganisations,
  organisationRow,
  partOrganisations,
  reopenOrganisation,
} from './organisation.ts';
export { calendarOf } from './calendar.ts';
export { activeCodes } from './codes.ts';
export { colleaguesOf } from './colleagues.ts';
export { directoryOf, type DirectoryEntry } from './directory.ts';
export { closeEnterpriseRows, reopenEnterpriseRows, setCreditCode } from './enterprise-closing.ts';
export { nameAdministrators } from './first-administrators.ts';
export { placesOf, sameAs, shortNameOf, type Place } from './places.ts';
export { addressesOf, describePerson, namesOf, peopleNamesOf, peopleState } from './queries.ts';
export { organisationKey, personKey } from './tables.ts';
export { demoPassword, demoPersonas } from './seed.ts';
export { peopleServing, type Serving } from './serving.ts';
export { onDuty, peopleShown, type OnDuty } from './on-duty.ts';
export { siteFrame, siteParks } from './site.tsx';
