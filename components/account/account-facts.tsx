type Account = {
  name: string;
  email: string;
  administrator: boolean;
  providers: readonly { provider: string }[];
};

const providerNames: Record<string, string> = { github: 'GitHub', google: 'Google', oidc: 'single sign-on' };

/** Name, address and how this person signs in. */
export function AccountFacts({ account }: { account: Account }) {
  const providers = account.providers.map(({ provider }) => providerNames[provider] ?? provider);
  const facts = [
    ['Name', account.name],
    ['Email address', account.email],
    ...(account.administrator ? [['Rights', 'Administrator of this installation']] : []),
    ...(providers.length > 0 ? [['Signs in with', providers.join(', ')]] : []),
  ];
  return (
    <dl className="divide-y divide-border rounded-lg border border-border bg-card text-sm">
      {facts.map(([term, value]) => (
        <div key={term} className="grid grid-cols-[9rem_1fr] gap-2 px-4 py-2.5">
          <dt className="text-muted-foreground">{term}</dt>
          <dd className="min-w-0 break-words">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
