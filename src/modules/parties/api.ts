import { organisationsApi } from './api/organisations.ts';
import { peopleApi } from './api/people.ts';
import { registersApi } from './api/registers.ts';

export const partiesApi = [organisationsApi, ...peopleApi, ...registersApi];
