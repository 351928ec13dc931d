import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { discloseField, headOf, sealFields, verifyDisclosure } from './body.ts';
import { fromCanonical, NotCanonical, toCanonical, type CanonicalValue } from './canonical.ts';
import { parseEntry, sealEntry, type EntryDraft } from './entry.ts';

describe('canonical JSON', () => {
  it('meets the RFC 8785 samples that hold no fractions', () => {
    expect(toCanonical([56, { d: true, 10: null, 1: [] }])).toBe('[56,{"1":[],"10":null,"d":true}]');
    expect(
      toCanonical({
        peach: 'This sorting order',
        péché: 'is wrong according to French',
        pêche: 'but canonicalization MUST',
        sin: 'ignore locale',
      }),
    ).toBe(
      '{"peach":"This sorting order","péché":"is wrong according to French","pêche":"but canonicalization MUST","sin":"ignore locale"}',
    );
    expect(toCanonical({ 1: { f: { f: 'hi', F: 5 }, '\n': 56 }, 10: {}, '': 'empty', a: {}, 111: [{ e: 'yes', E: 'no' }], A: {} })).toBe(
      '{"":"empty","1":{"\\n":56,"f":{"F":5,"f":"hi"}},"10":{},"111":[{"E":"no","e":"yes"}],"A":{},"a":{}}',
    );
    expect(toCanonical({ string: '\u20ac$\u000f\nA\'B"\\\\"/', literals: [null, true, false] })).toBe(
      '{"literals":[null,true,false],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    );
    const weird = {
      '\u20ac': 'Euro Sign',
      '\r': 'Carriage Return',
      1: 'One',
      '\u{1f600}': 'Emoji',
      '\u0080': 'Control',
      ö: 'Latin Small Letter O With Diaeresis',
    };
    expect(Object.keys(JSON.parse(toCanonical(weird)) as object)).toEqual(['1', '\r', '\u0080', 'ö', '\u20ac', '\u{1f600}']);
  });
  it('refuses what the trail does not hold, and names the place', () => {
    const refused: [unknown, string][] = [
      [{ a: [1.5] }, '/a/0'],
      [{ a: -0 }, '/a'],
      [{ a: 2 ** 53 }, '/a'],
      [{ a: Number.NaN }, '/a'],
      [{ a: undefined }, '/a'],
      [{ a: 1n }, '/a'],
      [{ a: new Date(0) }, '/a'],
      [['A\u030a'], '/0'],
      [{ 'a/A\u030a': 1 }, '/a~1A\u030a'],
      ['\ud800', ''],
    ];
    for (const [value, path] of refused) {
      expect(() => toCanonical(value as CanonicalValue)).toThrow(expect.objectContaining({ name: 'NotCanonical', path }));
    }
  });
  it('is at most 16 levels deep', () => {
    const nest = (depth: number): CanonicalValue => (depth === 0 ? 1 : [nest(depth - 1)]);
    expect(toCanonical(nest(16))).toHaveLength(33);
    expect(() => toCanonical(nest(17))).toThrow(NotCanonical);
  });
  it('reads one spelling only', () => {
    expect(fromCanonical('{"a":1,"b":[true]}')).toEqual({ a: 1, b: [true] });
    for (const text of ['{"b":1,"a":1}', '{"a": 1}', '{"a":1,"a":1}', '[1.0]', '[1e2]', '["\\u0041"]', '[', '']) {
      expect(() => fromCanonical(text)).toThrow(NotCanonical);
    }
  });
});

const draft: EntryDraft = {
  id: 'trl_000000000000000000000a',
  node: 'yunhe.example',
  stream: 'park/north',
  type: 'parties.enterprise_added',
  subject: 'ent_1',
  occurred: '2026-03-05',
  recorded: new Date('2026-03-06T01:02:03.004Z'),
  actor: { pseudonym: 'p-7', org: 'org_1', role: 'station_officer' },
  fields: [
    { path: '/name', value: '云河矿山机械有限公司' },
    { path: '/amountFen', value: 1200 },
    { path: '/tags', value: ['高企', null] },
  ],
};

describe('an entry', () => {
  it('is written once as canonical bytes and read back', () => {
    const { entry, bytes, body } = sealEntry(draft);
    expect(parseEntry(bytes)).toEqual(entry);
    expect(bytes.toString()).toBe(toCanonical(entry));
    expect(entry).toMatchObject({
      v: 1,
      tick: '',
      refs: [],
      files: [],
      recorded: '2026-03-06T01:02:03.004Z',
      occurred: '2026-03-05',
      body: headOf(body),
    });
    expect(bytes.toString()).not.toContain('云河');
  });
  it('refuses wrong shapes, unknown fields and other spellings', () => {
    expect(() => sealEntry({ ...draft, type: 'Enterprise added' })).toThrow();
    expect(() => sealEntry({ ...draft, occurred: 'yesterday' })).toThrow();
    expect(() => sealEntry({ ...draft, extra: 1 } as EntryDraft)).toThrow();
    const { bytes } = sealEntry(draft);
    expect(() => parseEntry(Buffer.from(` ${bytes.toString()}`))).toThrow();
    expect(() => parseEntry(Buffer.concat([bytes, Buffer.of(0xff)]))).toThrow();
  });
});

describe('a body', () => {
  it('shows one field with proof, and nothing of an erased one', () => {
    const body = sealFields(draft.fields);
    const head = headOf(body);
    for (const { path } of draft.fields) expect(verifyDisclosure(discloseField(body, path)!, head)).toBe(true);
    const shown = discloseField(body, '/name')!;
    expect(verifyDisclosure({ ...shown, value: '"云河矿山机械有限公司 "' }, head)).toBe(false);
    expect(verifyDisclosure({ ...shown, path: '/tags' }, head)).toBe(false);
    expect(verifyDisclosure({ ...shown, salt: 'x' }, head)).toBe(false);
    const erased = body.map((field) => (field.path === '/name' ? { ...field, salt: null, value: null } : field));
    expect(discloseField(erased, '/name')).toBeNull();
    expect(discloseField(erased, '/none')).toBeNull();
    expect(headOf(erased)).toEqual(head);
    expect(verifyDisclosure(discloseField(erased, '/tags')!, head)).toBe(true);
  });
  it('salts each field: equal values have unequal hashes', () => {
    const [a, b] = sealFields([
      { path: '/a', value: 1 },
      { path: '/b', value: 1 },
    ]);
    expect(a!.salt).not.toBe(b!.salt);
    expect(sealFields([{ path: '/a', value: 1 }])[0]!.leafHash).not.toEqual(a!.leafHash);
  });
  it('refuses a path given twice or empty', () => {
    expect(() =>
      sealFields([
        { path: '/a', value: 1 },
        { path: '/a', value: 2 },
      ]),
    ).toThrow(NotCanonical);
    expect(() => sealFields([{ path: '', value: 1 }])).toThrow(NotCanonical);
  });
  it('proves any field of any body', () => {
    const value = fc.oneof(
      fc.integer(),
      fc.boolean(),
      fc.string().map((text) => text.normalize('NFC')),
    );
    const bodies = fc.uniqueArray(fc.record({ path: fc.string({ minLength: 1 }), value }), {
      minLength: 1,
      selector: (field) => field.path,
    });
    fc.assert(
      fc.property(bodies, (drafts) => {
        const ascii = drafts.map((field, i) => ({ path: `/${i}`, value: field.value }));
        const body = sealFields(ascii);
        return body.every(({ path }) => verifyDisclosure(discloseField(body, path)!, headOf(body)));
      }),
    );
  });
});
