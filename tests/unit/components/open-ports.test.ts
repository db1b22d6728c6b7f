import { expect, test } from 'vitest';
import { openPorts } from '@/app/(portal)/check/[id]/use-port/open-ports';
import type { GridCell, GridColumn } from '@/lib/reports/report';

const cell = (state: GridCell['state']): GridCell => ({ state, word: '', fault: false, observations: [] });
const column = (port: number, encryption: GridColumn['encryption']): GridColumn => ({
  port,
  encryption,
  label: '',
});

test('each port that answers is offered once, with encryption where it has any', () => {
  const columns = [
    column(21, 'plain'),
    column(21, 'explicit'),
    column(990, 'implicit'),
    column(3021, 'plain'),
  ];
  const rows = [
    {
      address: '192.0.2.1',
      cells: ['works', 'works', 'blocked', 'works'].map((state) => cell(state as 'works')),
    },
    {
      address: '192.0.2.2',
      cells: ['works', 'blocked', 'not-tested', 'blocked'].map((state) => cell(state as 'works')),
    },
  ];
  expect(openPorts({ grid: { columns, rows } })).toEqual([column(21, 'explicit'), column(3021, 'plain')]);
});

test('nothing is offered where nothing answers', () => {
  expect(openPorts({ grid: { columns: [column(21, 'explicit')], rows: [] } })).toEqual([]);
});
