import { m } from '#words/messages.js';
import { organisationRoutes } from '#modules/parties/contract.ts';
import { Button } from '#web/workspace/button.tsx';
import type { Option } from '#web/workspace/choice.tsx';
import { call } from '#web/workspace/client.ts';
import { ComboboxField, MultiSelectField } from '#web/workspace/form/combobox.tsx';
import { DateField } from '#web/workspace/form/date.tsx';
import { Form } from '#web/workspace/form/form.tsx';
import { CheckField, NumberField, SelectField, TextArea, TextField } from '#web/workspace/form/inputs.tsx';
import { useForm } from '#web/workspace/form/use-form.ts';
import { WhoCanSee } from '#web/workspace/page-title.tsx';
import { useAct } from '#web/workspace/query.ts';
import { useCan, useMe } from '#web/workspace/session.tsx';
import { SideSheet } from '#web/workspace/side-sheet.tsx';
import { toast } from '#web/workspace/toast.ts';
import { achievementRoutes, type AchievementDetail } from '../../contract/achievements.ts';
import type { ItemNoun } from '../../contract/item-codes.ts';
import { FIELDS_OF, hideableFields, type ItemField } from '../../contract/item-fields.ts';
import { projectRoutes, type ProjectDetail } from '../../contract/projects.ts';
import { PROVENANCE_SOURCES } from '../../contract/provenance.ts';
import { formShapeOf, sentOf, typedOf } from './form-values.ts';
import { codeLabel, fieldLabel, optionsOf } from './words.ts';

export type AnyItem = AchievementDetail | ProjectDetail;

export const ITEMS_CHANGED = [
  achievementRoutes.listAchievements,
  achievementRoutes.readAchievement,
  projectRoutes.listProjects,
  projectRoutes.readProject,
];

type Parts = { noun: ItemNoun; item: AnyItem | null; onClose: (saved?: string) => void };

/** Adds an item to its library or changes one. */
export function ItemForm({ noun, item, onClose }: Parts) {
  const isAchievement = noun === 'achievement';
  const canFind = useCan()('parties.read_organisations');
  const me = useMe();
  const add = useAct(isAchievement ? achievementRoutes.addAchievement : projectRoutes.addProject, ITEMS_CHANGED);
  const change = useAct(isAchievement ? achievementRoutes.changeAchievement : projectRoutes.changeProject, ITEMS_CHANGED);
  const title = item ? m.libraries_item_edit() : isAchievement ? m.libraries_achievement_add() : m.libraries_project_add();
  const state = useForm(formShapeOf(noun, item === null), {
    values: typedOf(noun, item),
    send: async (values) => {
      const body = sentOf(
        noun,
        values as Record<string, unknown>,
        ownerOf(values as Record<string, unknown>, canFind, me.organisation?.name, item),
      );
      if (item) {
        await change.mutateAsync({ params: { itemId: item.id }, body } as never);
        toast(m.libraries_item_saved({ title: String(values['title']) }));
        onClose(item.id);
      } else {
        const { id } = (await add.mutateAsync({ body } as never)) as { id: string };
        toast(m.libraries_item_added({ title: String(values['title']) }));
        onClose(id);
      }
    },
  });
  const foot = (
    <Button look="filled" type="submit" form="item" disabled={state.isSending}>
      {item ? m.libraries_item_save() : title}
    </Button>
  );
  return (
    <SideSheet title={title} isOpen onClose={() => onClose()} dims foot={foot} note={<WhoCanSee who={m.libraries_item_form_who()} />}>
      <Form state={state} id="item" label={title}>
        {FIELDS_OF[noun].map((field) => (
          <FieldInput key={field.name} noun={noun} field={field} item={item} />
        ))}
        <MultiSelectField
          name="internalFields"
          label={fieldLabel('internalFields')}
          hint={m.libraries_item_internal_hint()}
          options={hideableFields(noun).map((name) => ({ value: name, label: fieldLabel(name) }))}
          isOptional
        />
        {!item && <ProvenanceFields />}
      </Form>
    </SideSheet>
  );
}

const NEEDED = new Set(['title', 'kind', 'summary', 'ownerName', 'state']);
const HINTS: Readonly<Record<string, () => string>> = {
  title: m.libraries_item_title_hint,
  summary: m.libraries_item_summary_hint,
  keywords: m.libraries_item_list_hint,
  people: m.libraries_item_list_hint,
  partners: m.libraries_item_list_hint,
  ipNumbers: m.libraries_item_list_hint,
  demonstrations: m.libraries_item_list_hint,
  priceFen: m.libraries_item_price_hint,
  isConfidential: m.libraries_item_confidential_hint,
};

function FieldInput({ noun, field, item }: { noun: ItemNoun; field: ItemField; item: AnyItem | null }) {
  const { name, form, list, codes = [] } = field;
  const hint = HINTS[name]?.();
  const parts = { name, label: fieldLabel(name), isOptional: !NEEDED.has(name), ...(hint ? { hint } : {}) };
  if (name === 'ownerName') return <OwnerFields item={item} />;
  if (form === 'long') return <TextArea {...parts} rows={name === 'summary' ? 5 : 2} />;
  if (form === 'money') return <NumberField {...parts} unit={m.libraries_item_wan()} />;
  if (form === 'count') return <NumberField {...parts} unit="" />;
  if (form === 'day') return <DateField {...parts} />;
  if (form === 'yes_no') return <CheckField {...parts} isOptional={false} />;
  if (form === 'codes' && list) return <MultiSelectField {...parts} options={optionsOf(list, codes)} />;
  if (form === 'code' && list) {
    const none = NEEDED.has(name) ? [] : [{ value: '', label: m.libraries_item_none() }];
    return <SelectField {...parts} options={[...none, ...optionsOf(kindList(noun, list), codes)]} />;
  }
  return <TextField {...parts} />;
}

const kindList = (noun: ItemNoun, list: string) => (list === 'kind' ? `${noun}_kind` : list);

const organisationNames = new Map<string, string>();

/** The organisation chosen gives its name where none is typed; an enterprise's own people say it once, with a new item. */
function ownerOf(values: Record<string, unknown>, canFind: boolean, own: string | undefined, item: AnyItem | null) {
  if (!canFind) return item || !own ? {} : { ownerName: own };
  const ownerId = String(values['ownerId'] ?? '') || null;
  const typed = String(values['ownerName'] ?? '').trim();
  return { ownerId, ownerName: typed || (ownerId ? (organisationNames.get(ownerId) ?? '') : '') };
}

async function findOrganisation(q: string): Promise<readonly Option[]> {
  const { rows } = await call(organisationRoutes.listOrganisations, { query: { q, state: 'open', pageSize: 10 } });
  for (const { id, name } of rows) organisationNames.set(id, name);
  return rows.map(({ id, name }) => ({ value: id, label: name }));
}

/** An organisation of the register, or a name; an enterprise's own people enter only its own. */
function OwnerFields({ item }: { item: AnyItem | null }) {
  const canFind = useCan()('parties.read_organisations');
  if (!canFind) return null;
  const chosen = item?.ownerId ? [{ value: item.ownerId, label: item.ownerName }] : [];
  return (
    <>
      <ComboboxField name="ownerId" label={fieldLabel('ownerId')} find={findOrganisation} options={chosen} isOptional />
      <TextField name="ownerName" label={fieldLabel('ownerName')} hint={m.libraries_item_owner_hint()} />
    </>
  );
}

/** From where it is known, and under which terms: nothing comes in without. */
export function ProvenanceFields() {
  return (
    <fieldset className="m-0 flex flex-col gap-4 rounded-card border border-line p-3">
      <legend className="px-1 text-table font-bold">{m.libraries_item_provenance()}</legend>
      <SelectField
        name="provenance.source"
        label={m.libraries_item_source()}
        options={PROVENANCE_SOURCES.map((source) => ({ value: source, label: codeLabel('library_source', source) }))}
      />
      <TextField name="provenance.sourceText" label={m.libraries_item_source_text()} hint={m.libraries_item_source_hint()} />
      <TextField name="provenance.terms" label={m.libraries_item_terms()} hint={m.libraries_item_terms_hint()} />
    </fieldset>
  );
}
