import pg from 'pg';
import { currentScope } from '#lib/observe/scope.ts';
import { tracing } from '#lib/observe/trace.ts';

type Taken = (
  error: Error | undefined,
  client: pg.PoolClient | undefined,
  done: (release?: unknown) => void,
) => void;

/** What the server keeps of a name. */
const longestName = 63;

/**
 * A pool whose connections say in their application_name for which request or job they work: pg_stat_activity and the
 * server's log tell who asked. A connection serves many, so its name is set when it is lent to another one than before;
 * that is one round trip, and none while the same one takes it again.
 */
export class ScopedPool extends pg.Pool {
  private readonly base: string;
  private readonly names = new WeakMap<pg.PoolClient, string>();

  constructor(config: pg.PoolConfig & { application_name: string }) {
    super(config);
    this.base = config.application_name;
    this.on('connect', (client) => tracing()?.watchClient(client));
  }

  override connect(): Promise<pg.PoolClient>;
  override connect(taken: Taken): void;
  // biome-ignore lint/suspicious/noConfusingVoidType: the signature of the class that it extends.
  override connect(taken?: Taken): Promise<pg.PoolClient> | void {
    const { requestId } = currentScope() ?? {};
    const name = requestId ? `${this.base} ${requestId}`.slice(0, longestName) : this.base;
    if (!taken) return super.connect().then((client) => this.named(client, name));
    super.connect((error, client, done) => {
      if (error || !client || this.isNamed(client, name)) return taken(error, client, done);
      void this.named(client, name).then(() => taken(undefined, client, done));
    });
  }

  private isNamed(client: pg.PoolClient, name: string): boolean {
    return (this.names.get(client) ?? this.base) === name;
  }

  private async named(client: pg.PoolClient, name: string): Promise<pg.PoolClient> {
    if (this.isNamed(client, name)) return client;
    this.names.set(client, name);
    // A connection that is broken is told so by the statement that it was taken for.
    await client
      .query(`SET application_name = ${pg.escapeLiteral(name)}`)
      .catch(() => this.names.delete(client));
    return client;
  }
}
