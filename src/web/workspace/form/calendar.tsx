import { use } from 'react';
import { DayPicker, type DayPickerLocale } from 'react-day-picker';
import { getLocale } from '#words/runtime.js';
import { dayOf, dayText } from './day.ts';
import './calendar.css';

const LOADERS: Record<string, () => Promise<DayPickerLocale>> = {
  'zh-CN': async () => (await import('react-day-picker/locale/zh-CN')).zhCN,
  'zh-TW': async () => (await import('react-day-picker/locale/zh-TW')).zhTW,
  en: async () => (await import('react-day-picker/locale/en-US')).enUS,
};
const loading = LOADERS[getLocale()]?.();

/** Loaded when a date is first chosen by pointing. */
export default function Calendar({ value, onChoose }: { value: string; onChoose: (day: string) => void }) {
  const locale = loading && use(loading);
  const chosen = dayOf(value);
  return (
    <DayPicker
      mode="single"
      autoFocus
      locale={locale}
      weekStartsOn={1}
      captionLayout="dropdown"
      startMonth={new Date(1990, 0)}
      endMonth={new Date(2040, 11)}
      defaultMonth={chosen}
      selected={chosen}
      onSelect={(day) => day && onChoose(dayText(day))}
    />
  );
}
