import { expect, test, vi } from 'vitest';
import { listenForToasts, takeToasts, toast } from './toast.ts';

test('what was said before anyone listened is not lost, and is said once', () => {
  toast('已记入 3 条');
  const told = vi.fn();
  const stop = listenForToasts(told);
  expect(told).toHaveBeenCalledOnce();
  expect(takeToasts().map(({ sentence }) => sentence)).toEqual(['已记入 3 条']);
  expect(takeToasts()).toEqual([]);
  const undo = () => {};
  toast('已合并 2 家', undo);
  expect(told).toHaveBeenCalledTimes(2);
  expect(takeToasts()).toEqual([{ sentence: '已合并 2 家', undo }]);
  stop();
  toast('无人听');
  expect(told).toHaveBeenCalledTimes(2);
});
