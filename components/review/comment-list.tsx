'use client';

import { useEffect, useRef, useState } from 'react';
import { Keys } from '#components/layout/keys.tsx';
import { Button } from '#components/ui/button.tsx';
import { CommentEntry } from './comment-entry.tsx';
import { MentionInput } from './mention-input.tsx';
import type { ReviewItem } from './review-item.ts';
import { type Comments, useComments } from './use-comments.ts';
import { useMembers } from './use-members.ts';

type Props = {
  item: ReviewItem;
  project: string;
  reload: (variant: string) => unknown;
  mayReview: boolean;
  /** The key that writes a comment was pressed: the focus goes into the text, once. */
  asked: boolean;
  onAsked: () => void;
};

/** What people say of the variant, the oldest first, and a new comment below. */
export function CommentList({ item, project, reload, mayReview, asked, onAsked }: Props) {
  const members = useMembers(project);
  const comments = useComments({
    project,
    variant: item.variant.id,
    revision: item.variant.revision,
    reload,
  });
  return (
    <section aria-label="Comments" className="flex flex-col gap-3">
      {item.blind && (
        <p className="text-muted-foreground text-xs">
          This item is decided blindly: you see your own comments, and the others' when it is done.
        </p>
      )}
      {item.comments.length > 0 && (
        <ol className="flex flex-col divide-y divide-border">
          {item.comments.map((comment) => (
            <CommentEntry
              key={comment.id}
              {...{ comment, members, revision: item.variant.revision }}
              isMine={item.you !== null && comment.authorId === item.you}
              comments={mayReview ? comments : null}
            />
          ))}
        </ol>
      )}
      {mayReview && <NewComment key={item.variant.id} {...{ comments, members, asked, onAsked }} />}
      {!mayReview && item.comments.length === 0 && (
        <p className="text-muted-foreground text-sm">Nobody has commented on it.</p>
      )}
    </section>
  );
}

type NewProps = Pick<Props, 'asked' | 'onAsked'> & {
  comments: Comments;
  members: ReturnType<typeof useMembers>;
};

function NewComment({ comments, members, asked, onAsked }: NewProps) {
  const [draft, setDraft] = useState('');
  const input = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (!asked) return;
    input.current?.focus();
    onAsked();
  }, [asked, onAsked]);
  const send = async () => {
    if (draft.trim() === '' || comments.busy) return;
    if (!(await comments.add(draft))) return;
    setDraft('');
    input.current?.blur();
  };
  return (
    <div className="flex flex-col items-start gap-2">
      <div className="w-full">
        <MentionInput
          ref={input}
          value={draft}
          onChange={setDraft}
          members={members}
          label="Comment"
          placeholder="A comment; $x^2$ is set, @ mentions a member"
          onSubmit={send}
          onLeave={() => input.current?.blur()}
        />
      </div>
      <Button size="sm" onClick={send} disabled={draft.trim() === '' || comments.busy}>
        Comment <Keys keys="mod+enter" />
      </Button>
    </div>
  );
}
