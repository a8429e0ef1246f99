// mutant-of: cacher.ts
// killed-by: watch.bookmark-progress
// mistake: A bookmark carries the version of the cache, also to a watcher that has not been sent everything up to it: if the watch breaks then, the client goes on behind the gap.
import { isResourceExpired, newNotFound, newTooManyRequests, StatusError } from "@reconcile/api";
import type { GroupResource, KubernetesObject, List, ListOptions, Log, Storage, StorageGetOptions, StorageUpdateOptions, UpdateFunc, Watch, WatchEvent } from "@reconcile/api";
import { BookmarkTimer } from "./bookmarks";
import { CacheWatcher, toWatchEvent } from "./cache_watcher";
import { Dispatcher } from "./dispatcher";
import { versionOf } from "./etcd3_storage";
import { shouldDelegateList } from "./list_policy";
import { metadataFields, selectionOf, type FieldsOf } from "./selection";
import { WatchCache, type WatchCacheConfig } from "./watch_cache";

export interface CacherConfig<T extends KubernetesObject> extends Omit<WatchCacheConfig<T>, "keyFunc"> {
  /** What all keys begin with, such as `/registry/pods/`. */
  readonly resourcePrefix: string;
  readonly groupResource: GroupResource;
  /** Makes an empty object of the resource's kind, for bookmarks. */
  readonly newFunc?: () => T;
  readonly fieldsOf?: FieldsOf<T>;
  readonly log?: Pick<Log, "warn">;
  /** So many events may wait for each watcher's reader; 10 unless given. */
  readonly chanSize?: number;
}

/** How long to wait, in ms, before what has failed is tried again. */
const retryPeriod = 1_000;

/**
 * Serves lists and watches from memory, and hands everything else to the storage behind it: k8s.io/apiserver/pkg/storage/cacher/cacher.go.
 * Upstream tells a watch that cannot begin by an ERROR event; here it rejects. Left out: indexes, and the requests for progress by which lists of the newest are served from the cache as well.
 */
export class Cacher<T extends KubernetesObject> implements Storage<T> {
  protected readonly watchCache: WatchCache<T>;
  protected readonly dispatcher: Dispatcher<T>;
  private readonly storage: Storage<T>;
  private readonly config: CacherConfig<T>;
  private ready = false;

  constructor(storage: Storage<T>, config: CacherConfig<T>) {
    this.storage = storage;
    this.config = config;
    this.watchCache = new WatchCache<T>({ ...config, keyFunc: ({ metadata }) => `${config.resourcePrefix}${metadata?.namespace ? `${metadata.namespace}/` : ""}${metadata?.name ?? ""}` });
    this.dispatcher = new Dispatcher<T>(config.clock);
  }

  async run(): Promise<never> {
    for (;;) {
      try {
        await this.listAndWatch();
      } catch (error) {
        this.config.log?.warn(`cacher (${this.config.groupResource.resource}): unexpected ListAndWatch error: ${(error as Error).message}; reinitializing...`);
      }
      this.ready = false;
      this.dispatcher.terminateAllWatchers();
      await this.config.clock.sleep(retryPeriod);
    }
  }

  create(key: string, object: T): Promise<T> {
    return this.storage.create(key, object);
  }

  async get(key: string, options: StorageGetOptions = {}): Promise<T> {
    const { resourceVersion = "" } = options;
    if (resourceVersion === "" || !this.ready) return this.storage.get(key, options);
    await this.waitUntilFresh(resourceVersion);
    const object = this.watchCache.get(key);
    if (object === undefined) throw newNotFound(this.config.groupResource, key.slice(key.lastIndexOf("/") + 1));
    return object;
  }

  async getList(prefix: string, options: ListOptions): Promise<List<T>> {
    const { resourceVersion = "" } = options;
    if (shouldDelegateList(options) || (!this.ready && isPageOfAll(options))) return this.storage.getList(prefix, options);
    const selected = selectionOf(options, this.config.fieldsOf ?? metadataFields);
    await this.waitUntilFresh(resourceVersion);
    return { metadata: { resourceVersion: String(this.watchCache.resourceVersion) }, items: this.watchCache.list(prefix).filter(selected) };
  }

  async watch(prefix: string, options: ListOptions): Promise<Watch<T>> {
    const { resourceVersion = "", sendInitialEvents, allowWatchBookmarks = false, timeoutSeconds } = options;
    const { clock, fieldsOf = metadataFields, chanSize = 10 } = this.config;
    const scope = { key: prefix, selected: selectionOf(options, fieldsOf) };
    const requested = versionOf(resourceVersion);
    // The newest state is not in the cache yet, perhaps.
    const newest = sendInitialEvents && resourceVersion === "" ? await this.storage.getList(prefix, options) : undefined;
    await this.waitUntilFresh(sendInitialEvents ? resourceVersion : "");

    // From here to the end nothing is awaited: no event comes between what the reader gets first and what it gets then.
    const current = this.watchCache.resourceVersion;
    const state = sendInitialEvents ?? requested === 0;
    const start = newest ? versionOf(newest.metadata?.resourceVersion ?? "") : state || requested === 0 ? current : requested;
    const initial: WatchEvent<T>[] = [];
    if (state) for (const object of newest?.items ?? this.watchCache.list(prefix).filter(scope.selected)) initial.push({ type: "ADDED", object });
    if (sendInitialEvents && allowWatchBookmarks) initial.push({ type: "BOOKMARK", object: this.bookmark(start, { "k8s.io/initial-events-end": "true" }) });
    for (const event of this.watchCache.getAllEventsSince(start)) {
      const told = toWatchEvent(event, scope);
      if (told !== undefined) initial.push(told);
    }
    const deadline = timeoutSeconds ? clock.now() + timeoutSeconds * 1000 : undefined;
    const end = deadline === undefined ? undefined : clock.setTimer(deadline - clock.now(), () => watcher.close());
    const bookmarks = allowWatchBookmarks ? new BookmarkTimer(clock, deadline, () => this.sendBookmark(watcher)) : undefined;
    const watcher = new CacheWatcher<T>({
      ...scope, initial, resourceVersion: Math.max(start, current), chanSize,
      forget: () => {
        this.dispatcher.remove(watcher);
        end?.stop();
        bookmarks?.stop();
      },
    });
    this.dispatcher.add(watcher);
    return watcher;
  }

  guaranteedUpdate(key: string, update: UpdateFunc<T>, options: StorageUpdateOptions = {}): Promise<T> {
    return this.storage.guaranteedUpdate(key, update, options);
  }

  delete(key: string, options: StorageUpdateOptions = {}): Promise<T> {
    return this.storage.delete(key, options);
  }

  /** Fills the cache and keeps it up to date. Returns when only a new list can mend it. */
  private async listAndWatch(): Promise<void> {
    const { resourcePrefix, clock } = this.config;
    const list = await this.storage.getList(resourcePrefix, {});
    this.watchCache.replace(list.items, versionOf(list.metadata?.resourceVersion ?? ""));
    this.dispatcher.lastProcessedResourceVersion = this.watchCache.resourceVersion;
    this.ready = true;
    for (;;) {
      try {
        await this.follow(await this.storage.watch(resourcePrefix, { resourceVersion: String(this.watchCache.resourceVersion), allowWatchBookmarks: true }));
      } catch (error) {
        if (isResourceExpired(error)) throw error;
      }
      await clock.sleep(retryPeriod);
    }
  }

  /** Takes in what a watch brings until it ends. */
  private async follow(watch: Watch<T>): Promise<void> {
    for (let event = await watch.next(); event !== undefined; event = await watch.next()) {
      if (event.type === "ERROR") throw new StatusError(event.object);
      if (event.type === "BOOKMARK") {
        this.watchCache.updateResourceVersion(versionOf(event.object.metadata?.resourceVersion ?? ""));
        this.dispatcher.lastProcessedResourceVersion = this.watchCache.resourceVersion;
      } else {
        await this.dispatcher.dispatch(this.watchCache.processEvent(event.type, event.object));
      }
    }
  }

  private async waitUntilFresh(resourceVersion: string): Promise<void> {
    if (!this.ready) throw newTooManyRequests("storage is (re)initializing", 1);
    await this.watchCache.waitUntilFresh(versionOf(resourceVersion));
  }

  private sendBookmark(watcher: CacheWatcher<T>): void {
    const version = this.watchCache.resourceVersion;
    watcher.addBookmark(this.bookmark(version), version);
  }

  private bookmark(version: number, annotations?: Record<string, string>): T {
    const empty = this.config.newFunc?.() ?? {} as T;
    return { ...empty, metadata: { resourceVersion: String(version), ...(annotations && { annotations }) } };
  }
}

/** What etcd is asked for while the cache is not filled: a page without selectors costs it little (`shouldDelegateListOnNotReadyCache` in cacher/delegator.go, KEP-4568). */
function isPageOfAll({ limit = 0, labelSelector = "", fieldSelector = "" }: ListOptions): boolean {
  return limit > 0 && labelSelector === "" && fieldSelector === "";
}
