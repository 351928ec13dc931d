import { useCallback, useEffect, useRef, useState } from 'react';
import type { z } from 'zod';
import { ClientRefusal } from '#web/workspace/client.ts';
import { useForm } from '#web/workspace/form/use-form.ts';
import { useAct } from '#web/workspace/query.ts';
import { articleChangeShape, articleRoutes, type Article } from '../contract.ts';

const shape = articleChangeShape.omit({ edition: true }).required();
type Content = z.output<typeof shape>;

const PAUSE_MS = 1200;

export type DraftStatus = { kind: 'saved'; at: string } | { kind: 'unsaved' | 'saving' } | { kind: 'failed'; isConflict: boolean };

/** The text in work: saved by itself a moment after the last key, by the edition that was read. */
export function useDraft(article: Article) {
  const { mutateAsync } = useAct(articleRoutes.changeArticle, [articleRoutes.readArticle, articleRoutes.listArticles]);
  const [status, setStatus] = useState<DraftStatus>({ kind: 'saved', at: article.changedAt });
  const edition = useRef(article.edition);
  const isDirty = useRef(false);
  const saving = useRef<Promise<void>>(Promise.resolve());
  const send = useCallback(
    async (body: Content) => {
      isDirty.current = false;
      setStatus({ kind: 'saving' });
      try {
        const saved = await mutateAsync({ params: { articleId: article.id }, body: { ...body, edition: edition.current } });
        edition.current = saved.edition;
        setStatus(isDirty.current ? { kind: 'unsaved' } : { kind: 'saved', at: saved.changedAt });
      } catch (error) {
        isDirty.current = true;
        setStatus({ kind: 'failed', isConflict: error instanceof ClientRefusal && error.code === 'website.changed_meanwhile' });
        throw error;
      }
    },
    [mutateAsync, article.id],
  );
  const state = useForm(shape, { values: valuesOf(article), send });
  const { form } = state;
  /** Saves what is not saved yet, one saving after the other; before a step, and when the page is left. */
  const saveNow = useCallback((): Promise<void> => {
    saving.current = saving.current
      .catch(() => undefined)
      .then(async () => {
        if (isDirty.current) await send(shape.parse(form.getValues()));
      });
    return saving.current;
  }, [form, send]);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const watching = form.watch(() => {
      isDirty.current = true;
      setStatus({ kind: 'unsaved' });
      clearTimeout(timer);
      timer = setTimeout(() => {
        if (shape.safeParse(form.getValues()).success) void saveNow().catch(() => undefined);
        else void form.trigger();
      }, PAUSE_MS);
    });
    return () => {
      watching.unsubscribe();
      clearTimeout(timer);
      if (isDirty.current && shape.safeParse(form.getValues()).success) void saveNow().catch(() => undefined);
    };
  }, [form, saveNow]);
  const tookEdition = useCallback((taken: number) => {
    edition.current = taken;
  }, []);
  return { state, status, saveNow, tookEdition };
}

function valuesOf(article: Article): z.input<typeof shape> {
  return {
    title: article.title,
    titleEn: article.titleEn ?? '',
    summary: article.summary ?? '',
    summaryEn: article.summaryEn ?? '',
    body: article.body,
    bodyEn: article.bodyEn,
    closesOn: article.closesOn ?? '',
    pictureAlt: article.pictureAlt ?? '',
    pictureAltEn: article.pictureAltEn ?? '',
  };
}
