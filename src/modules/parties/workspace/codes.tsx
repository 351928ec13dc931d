import { Plus } from 'lucide-react';
import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { m } from '#words/messages.js';
import { Button } from '#web/workspace/button.tsx';
import { Chip } from '#web/workspace/chip.tsx';
import { call } from '#web/workspace/client.ts';
import { Form } from '#web/workspace/form/form.tsx';
import { CheckField, TextField } from '#web/workspace/form/inputs.tsx';
import { useForm } from '#web/workspace/form/use-form.ts';
import { DataGrid, type Column, type Filter } from '#web/workspace/grid/data-grid.tsx';
import { PageTitle, WhoCanSee } from '#web/workspace/page-title.tsx';
import { useAct } from '#web/workspace/query.ts';
import { SideSheet } from '#web/workspace/side-sheet.tsx';
import { toast } from '#web/workspace/toast.ts';
import { CODE_LISTS, codeChangeShape, codeDraftShape, codeRoutes, type Code, type CodeList } from '../contract.ts';
import { OpenButton } from './opened.tsx';

const LABELS: Record<CodeList, () => string> = {
  field: m.parties_code_list_field,
  industry: m.parties_code_list_industry,
  certificate_kind: m.parties_code_list_certificate_kind,
};
const CHANGES = [codeRoutes.listCodes];

/** The lists people may edit. Items are retired, never deleted: rows carry them. */
export default function Codes() {
  const search = useSearch({ strict: false }) as { list?: string };
  const list = CODE_LISTS.find((one) => one === search.list) ?? 'field';
  const [opened, setOpened] = useState<Code | 'new' | null>(null);
  const filters: Filter<Code>[] = [
    { key: 'list', label: m.parties_code_list(), options: CODE_LISTS.map((value) => ({ value, label: LABELS[value]() })) },
    {
      key: 'state',
      label: m.parties_state(),
      options: [
        { value: 'active', label: m.parties_code_active() },
        { value: 'retired', label: m.parties_code_retired() },
      ],
    },
  ];
  const add = (
    <Button look="filled" icon={Plus} onClick={() => setOpened('new')}>
      {m.parties_code_add()}
    </Button>
  );
  return (
    <>
      <PageTitle title={`${m.parties_nav_codes()} · ${LABELS[list]()}`} note={<WhoCanSee who={m.parties_codes_who()} />} actions={add} />
      <DataGrid<Code>
        id="codes"
        label={LABELS[list]()}
        columns={columnsOf(setOpened)}
        rowId={(row) => row.code}
        filters={filters}
        searchHint={m.parties_codes_search()}
        source={{
          key: [codeRoutes.listCodes.path, list],
          load: ({ list: _list, ...query }, signal) => call(codeRoutes.listCodes, { params: { list }, query: query as never }, { signal }),
        }}
        empty={{ why: m.parties_codes_empty() }}
      />
      {opened && <CodeSheet list={list} code={opened === 'new' ? null : opened} onClose={() => setOpened(null)} />}
    </>
  );
}

function columnsOf(open: (code: Code) => void): Column<Code>[] {
  return [
    { key: 'name', label: m.parties_code_name(), render: (row) => <OpenButton onOpen={() => open(row)}>{row.name}</OpenButton> },
    { key: 'code', label: m.parties_code_code(), isFact: true, render: (row) => row.code },
    { key: 'parent', label: m.parties_code_parent(), isFact: true, render: (row) => row.parentCode },
    { key: 'nameEn', label: m.parties_name_en(), render: (row) => row.nameEn },
    {
      key: 'state',
      label: m.parties_state(),
      isFact: true,
      render: (row) =>
        row.isActive ? <Chip tone="done">{m.parties_code_active()}</Chip> : <Chip tone="waiting">{m.parties_code_retired()}</Chip>,
    },
    {
      key: 'checked',
      label: m.parties_checked(),
      render: (row) =>
        row.isChecked ? <Chip tone="done">{m.parties_checked_yes()}</Chip> : <Chip tone="watch">{m.parties_checked_no()}</Chip>,
    },
  ];
}

function CodeSheet({ list, code, onClose }: { list: CodeList; code: Code | null; onClose: () => void }) {
  return code ? <ChangeCode list={list} code={code} onClose={onClose} /> : <AddCode list={list} onClose={onClose} />;
}

function AddCode({ list, onClose }: { list: CodeList; onClose: () => void }) {
  const add = useAct(codeRoutes.addCode, CHANGES);
  const state = useForm(codeDraftShape, {
    values: { code: '', name: '', nameEn: '', parentCode: '' },
    send: async (body) => {
      await add.mutateAsync({ params: { list }, body });
      toast(m.parties_saved());
      onClose();
    },
  });
  const foot = (
    <Button look="filled" type="submit" form="code" disabled={state.isSending}>
      {m.parties_code_add()}
    </Button>
  );
  return (
    <SideSheet title={m.parties_code_add()} isOpen onClose={onClose} dims foot={foot}>
      <Form state={state} id="code" label={m.parties_code_add()}>
        <TextField name="code" label={m.parties_code_code()} hint={m.parties_code_code_hint()} />
        <TextField name="name" label={m.parties_code_name()} />
        <TextField name="nameEn" label={m.parties_name_en()} isOptional />
        <TextField name="parentCode" label={m.parties_code_parent()} isOptional />
      </Form>
    </SideSheet>
  );
}

function ChangeCode({ list, code, onClose }: { list: CodeList; code: Code; onClose: () => void }) {
  const change = useAct(codeRoutes.changeCode, CHANGES);
  const retire = useAct(codeRoutes.retireCode, CHANGES);
  const restore = useAct(codeRoutes.restoreCode, CHANGES);
  const params = { list, code: code.code };
  const state = useForm(codeChangeShape, {
    values: { name: code.name, nameEn: code.nameEn ?? '', isChecked: code.isChecked },
    send: async (body) => {
      await change.mutateAsync({ params, body });
      toast(m.parties_saved());
      onClose();
    },
  });
  const turn = async () => {
    await (code.isActive ? retire : restore).mutateAsync({ params });
    toast(m.parties_saved(), () => void (code.isActive ? restore : retire).mutateAsync({ params }));
    onClose();
  };
  const foot = (
    <>
      <Button look={code.isActive ? 'danger' : 'plain'} onClick={() => void turn()}>
        {code.isActive ? m.parties_code_retire() : m.parties_code_restore()}
      </Button>
      <Button look="filled" type="submit" form="code" disabled={state.isSending}>
        {m.parties_code_save()}
      </Button>
    </>
  );
  return (
    <SideSheet title={`${code.code} ${code.name}`} isOpen onClose={onClose} dims foot={foot}>
      <Form state={state} id="code" label={m.parties_code_save()}>
        <TextField name="name" label={m.parties_code_name()} />
        <TextField name="nameEn" label={m.parties_name_en()} isOptional />
        <CheckField name="isChecked" label={m.parties_checked_label()} />
      </Form>
    </SideSheet>
  );
}
