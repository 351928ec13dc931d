import { foldText } from '#engines/documents/cells/fold.ts';
import { NEED_COOPERATIONS, NEED_KINDS, NEED_STATES, type NeedKind, type NeedState } from '#modules/technology/contract.ts';
import { spokenCode } from '#shared/spoken-code.ts';

/** How ledgers that arrive call the kinds, besides our own labels. The first word found decides. */
const KIND_WORDS: readonly (readonly [NeedKind, RegExp])[] = [
  ['funding', /资金|贷款|融资|担保|股权/],
  ['site', /用地|土地|厂房|场地|用电|用房/],
  ['testing', /检测|检验|测试|认证|计量/],
  ['talent', /人才|招聘|用工|招工|专家/],
  ['policy', /政策|申报|资质/],
  ['achievement', /成果|引进|转化|转让/],
  ['research', /技术|攻关|研发|难题|工艺|开发|改造/],
];

/** The kind a ledger's words mean; null when they say nothing known. */
export function needKindOf(text: string): NeedKind | null {
  const plain = foldText(text);
  if (plain === '') return null;
  const own = NEED_KINDS.find((kind) => kind === plain || spokenCode('need_kind', kind) === plain);
  return own ?? KIND_WORDS.find(([, words]) => words.test(plain))?.[0] ?? 'other';
}

const STATE_WORDS: readonly (readonly [NeedState, RegExp])[] = [
  ['unsolved', /未能?解决|无法解决|解决不了/],
  ['unreachable', /联系不上|失联/],
  ['closed', /销号|办结/],
  ['confirmed', /企业确认|已确认/],
  ['solved', /解决/],
  ['under_way', /实施|在办|推进中/],
  ['signed', /签约|签订|签了|意向书/],
  ['matching', /对接|联系/],
  ['assigned', /派单|派出|指派/],
  ['transferred', /转办/],
  ['long_term', /长期/],
  ['returned', /退回/],
  ['withdrawn', /撤回|取消/],
  ['accepted', /受理/],
  ['reported', /待核实|已收/],
];

/** The state a ledger's words mean; null when they say nothing known. */
export function needStateOf(text: string): NeedState | null {
  const plain = foldText(text);
  if (plain === '') return null;
  const own = NEED_STATES.find((state) => state === plain || spokenCode('need_state', state) === plain);
  return own ?? STATE_WORDS.find(([, words]) => words.test(plain))?.[0] ?? null;
}

const COOPERATION_WORDS: readonly (readonly [(typeof NEED_COOPERATIONS)[number], RegExp])[] = [
  ['commissioned', /^委托/],
  ['joint', /联合|合作开发|共同/],
  ['transfer', /转让/],
  ['licence', /许可/],
  ['shares', /入股|股权/],
  ['testing', /检测|检验/],
  ['consulting', /咨询|诊断/],
];

/** Ways of cooperation as codes where known; other words stay as written. */
export function cooperationsOf(texts: readonly string[]): string[] {
  const codes = texts.map((text) => {
    const plain = foldText(text);
    const own = NEED_COOPERATIONS.find((code) => code === plain || spokenCode('need_cooperation', code) === plain);
    return own ?? COOPERATION_WORDS.find(([, words]) => words.test(plain))?.[0] ?? plain;
  });
  return [...new Set(codes.filter((code) => code !== ''))];
}
