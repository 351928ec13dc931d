import { describe, expect, test } from 'vitest';

import { isRegistrationNumber, readCode } from './codes.ts';
import { foldWidth } from './fold.ts';
import { readList } from './lists.ts';
import { readDate } from './dates.ts';
import { readNumber } from './numbers.ts';
import { readFirms, readPeople } from './people.ts';
import { isDitto } from './refused.ts';
import { readPhones } from './phones.ts';
import { readYesNo } from './yes-no.ts';

const CODE = '91350100M000100Y43';

describe('codes', () => {
  test('a right code, tidied when written untidily', () => {
    expect(readCode(CODE)).toEqual({ value: { kind: 'credit', code: CODE }, certainty: 'sure' });
    expect(readCode('９１３５0100 m000100y43')).toEqual({ value: { kind: 'credit', code: CODE }, certainty: 'sure', note: 'code_tidied' });
  });

  test('lost digits are never guessed', () => {
    expect(readCode('9.16108E+17')).toEqual({ problem: 'code_lost_digits', values: { text: '9.16108E+17' } });
    expect(readCode(9.16108e17)).toMatchObject({ problem: 'code_lost_digits', values: { text: '9.16108E+17' } });
    expect(readCode({ value: '916108000000000000', isRounded: true })).toMatchObject({ problem: 'code_lost_digits' });
  });

  test('says what is wrong, and proposes only what the check digit proves', () => {
    expect(readCode('91350100M000100Y44')).toMatchObject({ problem: 'code_bad_check_digit' });
    expect(readCode('9I350100M000100Y43')).toMatchObject({ problem: 'code_bad_character', proposal: CODE });
    expect(readCode('9135O100M0OO100Y44')).toEqual({ problem: 'code_bad_character', values: { text: '9135O100M0OO100Y44' } });
    expect(readCode('D21435699')).toMatchObject({ problem: 'code_bad_check_digit' });
    expect(readCode('91350100M00010')).toMatchObject({ problem: 'code_bad_length', values: { length: 14 } });
  });

  test('the numbers of before 2015', () => {
    expect(isRegistrationNumber('110108000000016')).toBe(true);
    expect(readCode('110108000000016')).toMatchObject({ value: { kind: 'registration' }, certainty: 'likely' });
    expect(readCode(110108000000017)).toMatchObject({ certainty: 'unsure' });
    expect(readCode('D2143569-X')).toMatchObject({ value: { kind: 'organization', code: 'D2143569X' } });
  });

  test("a resident's number is named as such and not repeated", () => {
    expect(readCode('11010519491231002X')).toEqual({ problem: 'code_is_identity_number', values: {} });
  });
});

describe('phones', () => {
  test('several phones, names beside them', () => {
    expect(readPhones('景岚 13900001111')).toEqual({
      value: [{ number: '13900001111', kind: 'mobile', person: '景岚' }],
      certainty: 'sure',
    });
    expect(readPhones('13900001111/0912-3456789转802')).toEqual({
      value: [
        { number: '13900001111', kind: 'mobile' },
        { number: '0912-3456789', kind: 'landline', extension: '802' },
      ],
      certainty: 'sure',
      note: 'several_phones',
    });
    expect(readPhones('联系人：景岚 139 0000 1111；乔牧 13700002222')).toMatchObject({ value: [{ person: '景岚' }, { person: '乔牧' }] });
    expect(readPhones('13900001111(景岚)')).toMatchObject({ value: [{ person: '景岚' }] });
    expect(readPhones(13900001111)).toMatchObject({ value: [{ kind: 'mobile' }], certainty: 'sure' });
    expect(readPhones('３４５６７８９')).toMatchObject({
      value: [{ number: '3456789', kind: 'landline' }],
      certainty: 'likely',
      note: 'area_code_missing',
    });
    expect(readPhones('4008-123-456')).toMatchObject({ value: [{ kind: 'service' }] });
  });

  test('problems', () => {
    expect(readPhones('1390000111')).toMatchObject({ problem: 'phone_bad_length' });
    expect(readPhones('139****1111')).toMatchObject({ problem: 'phone_masked' });
    expect(readPhones('见群公告')).toMatchObject({ problem: 'not_a_phone' });
    expect(readPhones('1.39E+10')).toMatchObject({ problem: 'phone_lost_digits' });
  });
});

test('several things in one cell', () => {
  expect(readList('A┋C')).toMatchObject({ value: ['A', 'C'], certainty: 'sure' });
  expect(readList('①降低能耗②提高收率；③余热利用')).toMatchObject({ value: ['降低能耗', '提高收率', '余热利用'], certainty: 'sure' });
  expect(readList('1、降本2、增效')).toMatchObject({ value: ['降本', '增效'] });
  expect(readList('1、降本；2、增效')).toMatchObject({ value: ['降本', '增效'], certainty: 'sure' });
  expect(readList('甲\n乙')).toMatchObject({ value: ['甲', '乙'], note: 'split_lines' });
  expect(readList('水处理、膜材料')).toMatchObject({ value: ['水处理', '膜材料'], certainty: 'likely' });
  expect(readList('年产1,200吨')).toEqual({ value: ['年产1,200吨'], certainty: 'sure' });
  expect(readList('')).toMatchObject({ value: [] });
});

test('yes and no', () => {
  for (const text of ['是', '有', '√', 'Ｙ', '☑是 □否']) expect(readYesNo(text)).toEqual({ value: true, certainty: 'sure' });
  for (const text of ['否', '无', '×', '□是 ☑否', '是□ 否☑']) expect(readYesNo(text)).toEqual({ value: false, certainty: 'sure' });
  expect(readYesNo('是（2023年）')).toMatchObject({ value: true, certainty: 'likely' });
  expect(readYesNo('1')).toMatchObject({ certainty: 'likely' });
  expect(readYesNo('□是 □否')).toMatchObject({ value: null });
  expect(readYesNo('/')).toMatchObject({ value: null });
  expect(readYesNo('☑是 ☑否')).toMatchObject({ problem: 'both_ticked' });
  expect(readYesNo('正在办理')).toMatchObject({ problem: 'not_yes_no' });
});

test('people and firms', () => {
  expect(readPeople('景岚、乔 牧，闻人向晚科长')).toEqual({
    value: { named: [{ name: '景岚' }, { name: '乔牧' }, { name: '闻人向晚', title: '科长' }], count: null },
    certainty: 'sure',
  });
  expect(readPeople('景岚等6人')).toMatchObject({ value: { named: [{ name: '景岚' }], count: 6 }, certainty: 'likely' });
  for (const text of ['全体科室人员', '高新科/景岚', '待定']) expect(readPeople(text)).toMatchObject({ certainty: 'unsure' });
  expect(readFirms('恒源机械等6家')).toMatchObject({ value: { named: ['恒源机械'], count: 6 }, note: 'only_some_named' });
  expect(readFirms('6家企业')).toMatchObject({ value: { named: [], count: 6 }, note: 'none_named' });
  expect(readFirms('恒源机械、北塬化工')).toMatchObject({ value: { named: ['恒源机械', '北塬化工'], count: null }, certainty: 'likely' });
  expect(readFirms('恒源机械')).toEqual({ value: { named: ['恒源机械'], count: null }, certainty: 'sure' });
});

test('the row above again', () => {
  expect(isDitto('同上')).toBe(true);
  expect(isDitto(' 〃 ')).toBe(true);
  expect(isDitto('同上级对接')).toBe(false);
  for (const read of [readPeople, readFirms, readDate, readNumber, readList, readPhones, readCode, readYesNo]) {
    expect(read('同上')).toEqual({ problem: 'same_as_above', values: {} });
  }
});

test('folding keeps every offset', () => {
  expect(foldWidth('（１）“高新”。')).toBe('(1)"高新".');
  expect(foldWidth('（１）“高新”。')).toHaveLength('（１）“高新”。'.length);
});
