import { and, desc, eq, inArray } from 'drizzle-orm';
import { Refusal } from '#shared/refusal.ts';
import type { Ctx } from '#platform/ctx.ts';
import { peopleNamesOf } from '#modules/parties/index.ts';
import { letterRefusals, wordsOfBody, type Difference } from '../contract/letters.ts';
import { supervisionLetterVersions as versions } from '../tables/letters.ts';
import { differencesOf } from './differences.ts';
import { letterInSight } from './sight.ts';

const MOST_VERSIONS = 200;

/** Every version of the text, the newest first. */
export async function listVersions(ctx: Ctx, letterId: string) {
  await letterInSight(ctx, letterId);
  const rows = await ctx.db
    .select()
    .from(versions)
    .where(eq(versions.letterId, letterId))
    .orderBy(desc(versions.version))
    .limit(MOST_VERSIONS);
  const names = await peopleNamesOf(
    ctx,
    rows.map(({ writtenBy }) => writtenBy),
  );
  return {
    rows: rows.map(({ version, writtenBy, writtenAt, content }) => ({
      version,
      by: names.get(writtenBy) ?? '',
      at: writtenAt.toISOString(),
      characters: wordsOfBody(content.body).replaceAll(/\s/g, '').length,
    })),
    total: rows.length,
  };
}

/** What differs between two versions, in the order of the text. */
export async function compareVersions(ctx: Ctx, letterId: string, { from, until }: { from: number; until: number }): Promise<Difference[]> {
  await letterInSight(ctx, letterId);
  const rows = await ctx.db
    .select()
    .from(versions)
    .where(and(eq(versions.letterId, letterId), inArray(versions.version, [from, until])));
  const contentOf = (version: number) => {
    const row = rows.find((one) => one.version === version);
    if (!row) throw new Refusal(letterRefusals.letter_version_not_found, { version });
    return row.content;
  };
  return differencesOf(contentOf(from), contentOf(until));
}
