import { z } from 'zod';

/** 实际, 预计, 快报, 核定. */
export const FIGURE_STATUSES = ['actual', 'estimated', 'flash', 'confirmed'] as const;
export type FigureStatus = (typeof FIGURE_STATUSES)[number];

/** Where a figure came from. */
export const SOURCE_KINDS = ['import', 'form', 'officer', 'audit', 'certificate', 'tax', 'system'] as const;
export type SourceKind = (typeof SOURCE_KINDS)[number];

export const PERIODS = ['year', 'half', 'quarter', 'month', 'none'] as const;
export type Period = (typeof PERIODS)[number];

export const FACT_GROUPS = ['identity', 'location', 'contact', 'revenue', 'research', 'staff', 'intellectual', 'finance', 'cooperation', 'certificate'] as const;
export type FactGroup = (typeof FACT_GROUPS)[number];

export type ValueType = 'text' | 'code' | 'money_fen' | 'date' | 'number' | 'share' | 'count' | 'boolean';

/** A kind of fact: what it means, its unit, who may see it. */
export type FactKind = {
  readonly id: string;
  readonly group: FactGroup;
  readonly valueType: ValueType;
  readonly isYearly: boolean;
  readonly zh: string;
  readonly en: string;
  readonly unit: string | null;
  readonly definitionZh: string;
  readonly definitionEn: string;
  readonly whoCanSee: 'basic' | 'figures' | 'contact';
};

/** A fact's value: text, a number (money in 分, share as 0..1) or yes/no; a date as YYYY-MM-DD. */
export const factValue = z.union([z.string().max(2000), z.number(), z.boolean()]);
export type FactValue = z.infer<typeof factValue>;
