/** A file of ours: a name that nobody else has, and text that says what it is, repeated up to its size. */
export function makeTestFile(bytes: number): { readonly fileName: string; readonly content: Uint8Array } {
  const [random] = crypto.randomUUID().split('-');
  const line = new TextEncoder().encode('Uploaded by a connection test; it may be deleted.\r\n');
  const content = Uint8Array.from({ length: bytes }, (_, index) => line[index % line.length] ?? 0);
  return { fileName: `portside-test-${random}.bin`, content };
}
