'use client';

import { useMemo } from 'react';
import { formatNumber } from '#components/layout/format.ts';
import { Button } from '#components/ui/button.tsx';
import { cursorOf, filterQuery, type KeyedRow, orderOf } from './browse-address.ts';
import { BrowseFooter } from './browse-footer.tsx';
import { BrowseGrid } from './browse-grid.tsx';
import type { BrowseList } from './browse-types.ts';
import { columnLayout } from './column-layout.ts';
import { PartialNotice } from './partial-notice.tsx';
import { SelectionBar } from './selection-bar.tsx';
import { totalText } from './table-footer.tsx';
import { NoMatch } from './table-grid.tsx';
import { columnsOf, tableNames } from './table-url.ts';
import { useBrowseKeys } from './use-browse-keys.ts';
import { type Choice, useChoice } from './use-choice.ts';
import { useMarks } from './use-marks.ts';
import { usePlace } from './use-place.ts';
import { usePrepared } from './use-prepared.ts';
import { useRowActs } from './use-row-acts.ts';
import { type RowLoader, useRowWindow } from './use-row-window.ts';
import { type Scroll, useScroll } from './use-scroll.ts';
import type { TableUrl } from './use-table-url.ts';

type RowsProps<Row extends KeyedRow> = { list: BrowseList<Row>; query: string; url: TableUrl };

/** The rows of one filter and one order; another one begins anew. */
export function BrowseRows<Row extends KeyedRow>({ list, query, url }: RowsProps<Row>) {
  const order = orderOf(query);
  const loader = useRowWindow(`${list.path}?${query}`, list.first, (row: Row) => cursorOf(row, order));
  const scroll = useScroll(loader);
  const { rows } = loader.window;
  const choice = useChoice(() => rows.map(list.rowId));
  const keys = useBrowseKeys({
    ids: rows.map(list.rowId),
    ...{ url, reveal: scroll.reveal, page: scroll.page, top: scroll.top, hrefOf: list.hrefOf },
    withDrawer: list.drawer !== undefined,
    toggle: (id) => choice.check(id, !choice.ids.has(id)),
  });
  const acts = useRowActs({ ...keys, check: choice.check, checkAll: choice.checkAll });
  const layout = useLayout(list, url);
  const searched = url.arrived.get(tableNames.text) ?? '';
  useMarks(scroll.box, searched, rows.slice(scroll.from, scroll.to).map(list.rowId).join());
  usePrepared(list.prepare, rows, scroll);
  usePlace(url, loader.window, scroll.top, order);
  const open = url.params.get(tableNames.open);
  if (rows.length === 0 && !loader.window.partial && loader.window.previousBefore === null) {
    const filtered = filterQuery(query) !== `project=${list.project}`;
    return (
      <div className="min-h-0 flex-1 overflow-auto">
        {filtered ? <NoMatch url={url} facets={list.facets} /> : list.empty}
      </div>
    );
  }
  return (
    <>
      <PartialNotice
        reason={loader.window.partial ? (loader.window.reason ?? 'time') : null}
        searched={searched !== ''}
        inOrder={list.first.totalIsCapped && list.first.total > 0 ? list.first.total : null}
        onMore={canLookFurther(loader) ? () => loader.more('below') : undefined}
      />
      {loader.failed && (
        <p
          role="alert"
          className="shrink-0 border-border border-b bg-danger-soft px-4 py-1.5 text-sm md:px-6"
        >
          {loader.failed}
        </p>
      )}
      <BrowseGrid
        {...{ list, rows, scroll, layout, choice, open, acts, url }}
        active={keys.active}
        loading={loader.loading}
      />
      <Foot {...{ list, query, loader, scroll }} />
      <Chosen {...{ list, query, choice, loader }} beside={open !== null} />
      <p aria-live="polite" className="sr-only">
        {url.pending ? 'Loading' : `${list.label}: ${formatNumber(list.first.total)} rows`}
      </p>
    </>
  );
}

/** The same object while the columns are: rows compare it, and one that differs would draw all of them again. */
function useLayout<Row extends KeyedRow>(
  { columns, selectionActions }: BrowseList<Row>,
  { params }: TableUrl,
) {
  const left = selectionActions ? 40 : 0;
  const chosen = columnsOf(params);
  return useMemo(() => columnLayout(columns, new URLSearchParams(chosen), left), [columns, chosen, left]);
}

/** There is more to look at, or nothing was looked at yet. */
const canLookFurther = <Row,>({ window: { nextAfter, rows } }: RowLoader<Row>) =>
  nextAfter !== null || rows.length === 0;

type Parts<Row extends KeyedRow> = { list: BrowseList<Row>; query: string; loader: RowLoader<Row> };

function Foot<Row extends KeyedRow>({ list, query, loader, scroll }: Parts<Row> & { scroll: Scroll }) {
  const { rows, before } = loader.window;
  const order = orderOf(query);
  const height = scroll.box.current?.clientHeight ?? 0;
  const seen = Math.max(0, Math.min(rows.length - scroll.top, Math.max(1, Math.floor((height - 32) / 40))));
  return (
    <BrowseFooter
      seq={rows[scroll.top]?.seq ?? null}
      above={before === null ? null : before + scroll.top}
      seen={seen}
      total={totalText({ total: list.first.total, capped: list.first.totalIsCapped })}
      position={
        order.by === 'seq' && !query.includes('text=') ? `${list.path}/position?${filterQuery(query)}` : null
      }
      descending={order.descending}
      loading={loader.loading}
      onPlace={loader.jump}
      onSeq={(seq) => loader.jump({ after: String(order.descending ? seq + 1 : Math.max(0, seq - 1)) })}
    />
  );
}

function Chosen<Row extends KeyedRow>(props: Parts<Row> & { choice: Choice; beside: boolean }) {
  const { list, query, choice, loader, beside } = props;
  const { total, totalIsCapped } = list.first;
  const all = totalText({ total, capped: totalIsCapped });
  const count = choice.all ? `All ${all} that match are` : formatNumber(choice.ids.size);
  const canAll = !choice.all && (totalIsCapped || total > choice.ids.size);
  return (
    <SelectionBar
      selection={{
        ids: [...choice.ids],
        ...{ all: choice.all, query: filterQuery(query), clear: choice.clear },
        reload: () => loader.jump(placeOf(loader)),
      }}
      count={count}
      beside={beside}
      more={
        canAll && (
          <Button variant="ghost" size="sm" onClick={choice.chooseAll}>
            Select all {all} that match
          </Button>
        )
      }
    >
      {list.selectionActions}
    </SelectionBar>
  );
}

const placeOf = <Row,>({ window: { before, previousBefore } }: RowLoader<Row>) =>
  before === 0 || previousBefore === null ? {} : { after: previousBefore };
