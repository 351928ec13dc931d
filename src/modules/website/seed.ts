import type { Ctx } from '#platform/ctx.ts';
export async function seedWebsite(_ctx: Ctx): Promise<void> {}
