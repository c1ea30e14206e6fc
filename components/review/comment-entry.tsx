'use client';

import { useState } from 'react';
import { RelativeTime } from '#components/layout/relative-time.tsx';
import { ProblemView } from '#components/math/problem-view.tsx';
import { Button } from '#components/ui/button.tsx';
import { findMentions, type Mentionable } from '#lib/domain/comments/mentions.ts';
import type { CommentMark } from './item-parts.ts';
import { MentionInput } from './mention-input.tsx';
import type { Comments } from './use-comments.ts';

type Props = {
  comment: CommentMark;
  /** The current revision of the variant. */
  revision: number;
  isMine: boolean;
  members: readonly Mentionable[];
  /** Null for who may not write. */
  comments: Comments | null;
};

/** One comment: who, when, what; its author changes and deletes it, anybody resolves it. */
export function CommentEntry({ comment, revision, isMine, members, comments }: Props) {
  const [draft, setDraft] = useState<string | null>(null);
  if (comment.deletedAt) return <Deleted comment={comment} />;
  const isResolved = comment.resolvedAt !== null;
  const save = async () => {
    if (draft !== null && (await comments?.edit(comment.id, draft))) setDraft(null);
  };
  return (
    <li className="flex flex-col gap-1 py-3 text-sm">
      <Byline comment={comment} revision={revision} />
      {draft === null ? (
        <ProblemView
          text={comment.body}
          className={`text-sm ${isResolved ? 'text-muted-foreground' : ''}`}
          marks={findMentions(comment.body, members)}
        />
      ) : (
        <MentionInput
          value={draft}
          onChange={setDraft}
          members={members}
          label="Text of the comment"
          onSubmit={save}
          onLeave={() => setDraft(null)}
        />
      )}
      {comments && (
        <div className="-ml-2 flex gap-1 text-muted-foreground">
          {draft !== null && (
            <Button variant="ghost" size="sm" onClick={save}>
              Save the comment
            </Button>
          )}
          <Button variant="ghost" size="sm" onClick={() => comments.resolve(comment.id, !isResolved)}>
            {isResolved ? 'Open again' : 'Resolve'}
          </Button>
          {isMine && draft === null && (
            <>
              <Button variant="ghost" size="sm" onClick={() => setDraft(comment.body)}>
                Change
              </Button>
              <Button variant="ghost" size="sm" onClick={() => comments.remove(comment.id)}>
                Delete
              </Button>
            </>
          )}
        </div>
      )}
    </li>
  );
}

function Byline({ comment, revision }: { comment: CommentMark; revision: number }) {
  return (
    <p className="flex flex-wrap items-center gap-x-3 text-muted-foreground text-xs">
      <span className="font-medium text-foreground text-sm">{comment.authorLabel}</span>
      <RelativeTime at={comment.at} />
      {comment.revision !== revision && <span>of revision {comment.revision}</span>}
      {comment.editedAt && <span>changed</span>}
      {comment.resolvedAt && <span>resolved by {comment.resolvedLabel}</span>}
    </p>
  );
}

function Deleted({ comment }: { comment: CommentMark }) {
  return (
    <li className="py-3 text-muted-foreground text-xs">
      {comment.authorLabel} deleted a comment, <RelativeTime at={comment.at} />
    </li>
  );
}
