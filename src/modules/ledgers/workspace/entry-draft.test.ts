import { describe, expect, it } from 'vitest';
import { bodyOf, checkDraft, freshDraft, isBegun } from './entry-draft.ts';
import { workDraftShape } from '../contract.ts';

const fresh = freshDraft('2026-11-23', 'prs_1');

describe('a draft on the phone', () => {
  it('is today’s visit by oneself until something is said, and then fits the contract', () => {
    expect(isBegun(fresh, [])).toBe(false);
    expect(Object.keys(checkDraft(fresh, '2026-11-23'))).toEqual(['text']);
    const said = { ...fresh, enterpriseIds: ['ent_1'] };
    expect(isBegun(said, [])).toBe(true);
    expect(checkDraft(said, '2026-11-23')).toEqual({});
    expect(workDraftShape.parse(bodyOf(said))).toMatchObject({
      kind: 'visit',
      clause: '3.1',
      enterpriseIds: ['ent_1'],
      untilOn: null,
      place: null,
    });
  });
  it('is told what the server would refuse before there is a network', () => {
    const said = { ...fresh, text: '走访' };
    expect(Object.keys(checkDraft({ ...said, occurredOn: '2026-11-24' }, '2026-11-23'))).toEqual(['occurredOn']);
    expect(Object.keys(checkDraft({ ...said, untilOn: '2026-11-20' }, '2026-11-23'))).toEqual(['untilOn']);
    expect(Object.keys(checkDraft({ ...said, occurredOn: '2026-02-30' }, '2026-11-23'))).toEqual(['occurredOn']);
  });
});
