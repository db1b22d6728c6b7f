'use client';

import { Button, Dialog, DialogTrigger, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { buttonStyle } from '@/components/ui/button-style';

interface RevokeLinkProps {
  readonly id: string;
  readonly name: string;
  readonly revoke: (form: FormData) => Promise<void>;
}

/** Asks before ending a link, because its address cannot be brought back. */
export function RevokeLink({ id, name, revoke }: RevokeLinkProps) {
  return (
    <DialogTrigger>
      <Button className={buttonStyle.quiet} aria-label={`Revoke the link for ${name}`}>
        Revoke
      </Button>
      <ModalOverlay isDismissable className="fixed inset-0 z-10 grid place-items-center bg-[#0008] p-4">
        <Modal className="w-full max-w-md rounded-plate bg-surface p-6 shadow-xl">
          <Dialog className="outline-none">
            {({ close }) => (
              <form action={revoke}>
                <Heading slot="title" className="text-head font-semibold">
                  Revoke this link?
                </Heading>
                <p className="mt-3">
                  Nobody can start a check with it any more. Checks that were started stay. To undo, make a
                  new link and send it.
                </p>
                <input type="hidden" name="id" value={id} />
                <div className="mt-6 flex flex-wrap gap-3">
                  <button type="submit" className={buttonStyle.primary}>
                    Revoke
                  </button>
                  <Button onPress={close} className={buttonStyle.secondary}>
                    Keep it
                  </Button>
                </div>
              </form>
            )}
          </Dialog>
        </Modal>
      </ModalOverlay>
    </DialogTrigger>
  );
}
