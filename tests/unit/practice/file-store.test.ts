import { expect, test } from 'vitest';
import { FileStore } from '@/lib/practice/ftp-server/file-store';
import { limits } from '@/lib/practice/ftp-server/limits';

const now = new Date('2026-03-04T05:06:07Z');

test('files are kept, listed in their folder, replaced and deleted', () => {
  const store = new FileStore(now);
  expect(store.write('/reports/a.txt', Buffer.from('one'), now)).toBe('stored');
  expect(store.write('/reports/a.txt', Buffer.from('two!'), now)).toBe('stored');
  expect(store.list('/reports')?.map((entry) => entry.name)).toEqual(['example.csv', 'a.txt']);
  expect(store.list('/')?.map((entry) => entry.name)).toEqual(['reports', 'welcome.txt']);
  expect(store.read('/reports/a.txt')?.content.toString()).toBe('two!');
  expect(store.delete('/reports/a.txt')).toBe(true);
  expect(store.delete('/reports/a.txt')).toBe(false);
});

test('folders, unknown folders and built-in files cannot be written or deleted', () => {
  const store = new FileStore(now);
  expect(store.accepts('/reports')).toBe('refused');
  expect(store.accepts('/nowhere/a')).toBe('refused');
  expect(store.write('/welcome.txt', Buffer.alloc(1), now)).toBe('refused');
  expect(store.delete('/welcome.txt')).toBe(false);
});

test('the number of files is bounded', () => {
  const store = new FileStore(now);
  const outcomes = Array.from({ length: limits.files }, (_, index) =>
    store.write(`/${index}`, Buffer.alloc(0), now),
  );
  expect(outcomes.filter((outcome) => outcome === 'stored')).toHaveLength(limits.files - 2);
  expect(store.write('/0', Buffer.from('x'), now)).toBe('stored');
});

test('single files and the sum of all files are bounded', () => {
  const store = new FileStore(now);
  expect(store.write('/huge', Buffer.alloc(limits.fileBytes + 1), now)).toBe('full');
  const outcomes = ['/a', '/b', '/c', '/d'].map((path) =>
    store.write(path, Buffer.alloc(limits.fileBytes), now),
  );
  expect(outcomes).toEqual(['stored', 'stored', 'stored', 'full']);
});
