import { Reader } from "./reader";
import { Scene, all } from "./scene";
import type { Builder, Context } from "./student";
import { refused } from "./words";

const plain = (t: Context) => new Scene(t, (config) => new t.student.lease.LeaseStore(config));

export function leaseTests(lab: Builder): void {
  lab.test("lease.expires", { en: "When a lease runs out, its keys go, with one revision", zh: "租约到期，它的 key 全部删除，只用一个 revision" }, async (t) => {
    const scene = plain(t);
    const reader = new Reader(scene, { ...all });
    const id = scene.act("grant(5 s)", (store) => store.grant(5_000));
    scene.put("b", "1", id);
    scene.put("a", "2", id);
    scene.put("c", "3");
    scene.expectKvs({ key: "a" }, [`a=2 · created 3 · modified 3 · version 1 · lease ${id}`], { en: "A key that was put with a lease", zh: "带租约写入的 key" });
    await scene.sim.advance(4_900);
    scene.expectValues(all, ["a=2", "b=1", "c=3"], { en: "a and b hang on a lease of 5 s, c on none. Everything after 4.9 s", zh: "a、b 挂在 5 s 的租约上，c 没有租约。4.9 s 之后的全部内容" });
    await scene.sim.advance(1_100);
    scene.expectValues(all, ["c=3"], { en: "Everything after 6 s", zh: "6 s 之后的全部内容" });
    scene.expectRevision(5, { en: "after three puts and the end of the lease", zh: "三次写入、租约到期之后" });
    t.expect(reader.texts, { en: "Every response to a watch of everything: three puts, then the end of the lease, which is one response", zh: "watch 全部时收到的各个响应：三次写入，然后是租约到期，这是一个响应" }).toEqual(["2: PUT b=1", "3: PUT a=2", "4: PUT c=3", "5: DELETE a, 5: DELETE b"]);
  });

  lab.test("lease.keep-alive", { en: "A keep-alive gives the lease its whole time again", zh: "续约让租约重新获得完整的时长" }, async (t) => {
    const scene = plain(t);
    const id = scene.act("grant(5 s)", (store) => store.grant(5_000));
    scene.put("a", "1", id);
    for (let i = 0; i < 3; i++) {
      await scene.sim.advance(4_000);
      scene.act("keepAliveOnce", (store) => store.keepAliveOnce(id));
    }
    await scene.sim.advance(4_500);
    scene.expectValues(all, ["a=1"], { en: "A lease of 5 s, kept alive at 4, 8 and 12 s. Everything after 16.5 s", zh: "5 s 的租约，在 4、8、12 s 续约。16.5 s 时的全部内容" });
    await scene.sim.advance(1_500);
    scene.expectValues(all, [], { en: "The same, after 18 s: it ran out at 17 s", zh: "同上，18 s 时：租约已在 17 s 到期" });
  });

  lab.test("lease.revoke", { en: "Revoking a lease ends it at once", zh: "撤销租约立即生效" }, async (t) => {
    const scene = plain(t);
    const id = scene.act("grant(60 s)", (store) => store.grant(60_000));
    const empty = scene.act("grant(60 s)", (store) => store.grant(60_000));
    scene.put("a", "1", id);
    scene.put("b", "2", id);
    scene.act("revoke", (store) => store.revoke(id));
    scene.expectValues(all, [], { en: "a and b hung on the lease that was revoked. Everything", zh: "a、b 挂在被撤销的租约上。全部内容" });
    scene.act("revoke the empty lease", (store) => store.revoke(empty));
    scene.expectRevision(4, { en: "two puts, one lease revoked with two keys, one with none", zh: "两次写入，撤销一个有两个 key 的租约、一个没有 key 的租约" });
    t.expect(scene.store.leases(), { en: "leases() afterwards", zh: "之后的 leases()" }).toEqual([]);
    scene.put("a", "3");
    await scene.sim.advance(120_000);
    scene.expectValues(all, ["a=3"], { en: "a was put again without a lease. Everything after the time of the revoked lease", zh: "a 重新写入，没有租约。被撤销的租约原定的时间过后的全部内容" });
  });

  lab.test("lease.unknown", { en: "A lease that is not there is an error, and the put does not happen", zh: "租约不存在就报错，写入也不会发生" }, async (t) => {
    const scene = plain(t);
    scene.expectRefused("ErrLeaseNotFound", (store) => store.put({ key: "a", value: "1", lease: 77 }), { en: "put(a) with the unknown lease 77", zh: "用不存在的租约 77 写入 a" });
    scene.expectRefused("ErrLeaseNotFound", (store) => store.revoke(77), { en: "revoke(77)", zh: "revoke(77)" });
    scene.expectRefused("ErrLeaseNotFound", (store) => store.keepAliveOnce(77), { en: "keepAliveOnce(77)", zh: "keepAliveOnce(77)" });
    scene.expectRefused("ErrLeaseNotFound", (store) => store.timeToLive(77), { en: "timeToLive(77)", zh: "timeToLive(77)" });
    t.expect(refused(() => scene.act("txn: put(a), put(b) with lease 77", (store) => store.txn({ success: [{ requestPut: { key: "a", value: "1" } }, { requestPut: { key: "b", value: "1", lease: 77 } }] }))), { en: "A transaction: put(a), then put(b) with the unknown lease 77", zh: "事务：put(a)，然后用不存在的租约 77 写入 b" }).toBe("ErrLeaseNotFound");
    scene.expectValues(all, [], { en: "Everything after requests that were refused", zh: "这些请求都被拒绝之后的全部内容" });
    const id = scene.act("grant(1 s)", (store) => store.grant(1_000));
    await scene.sim.advance(3_000);
    scene.expectRefused("ErrLeaseNotFound", (store) => store.put({ key: "a", value: "1", lease: id }), { en: "put(a) with a lease that has run out", zh: "用已到期的租约写入 a" });
  });

  lab.test("lease.moves", { en: "A key hangs on the lease of its last put, and on no other", zh: "key 只挂在最后一次写入时的租约上" }, async (t) => {
    const scene = plain(t);
    const first = scene.act("grant(5 s)", (store) => store.grant(5_000));
    const second = scene.act("grant(20 s)", (store) => store.grant(20_000));
    scene.put("moved", "1", first);
    scene.put("moved", "2", second);
    scene.put("freed", "1", first);
    scene.put("freed", "2");
    scene.put("reborn", "1", first);
    scene.del("reborn");
    scene.put("reborn", "2");
    scene.put("stays", "1", first);
    scene.put("stays", "2", first);
    await scene.sim.advance(10_000);
    scene.expectValues(all, ["freed=2", "moved=2", "reborn=2"], {
      en: "moved was put with a lease of 5 s, then with one of 20 s; freed with one of 5 s, then with none; reborn with one of 5 s, then deleted and put with none; stays twice with the one of 5 s. Everything after 10 s",
      zh: "moved 先挂 5 s 的租约，后改挂 20 s 的；freed 先挂 5 s 的，后来没有租约；reborn 挂 5 s 的，删除后又写入，没有租约；stays 两次写入都挂 5 s 的。10 s 时的全部内容",
    });
    await scene.sim.advance(20_000);
    scene.expectValues(all, ["freed=2", "reborn=2"], { en: "The same after 30 s", zh: "同上，30 s 时" });
  });

  lab.test("lease.status", { en: "timeToLive tells what is left, and what hangs on the lease", zh: "timeToLive 说明还剩多久、挂着哪些 key" }, async (t) => {
    const scene = plain(t);
    const id = scene.act("grant(10 s)", (store) => store.grant(10_000));
    scene.put("b", "1", id);
    scene.put("a", "1", id);
    scene.put("c", "1", id);
    scene.del("c");
    await scene.sim.advance(4_000);
    t.expect(scene.store.timeToLive(id), { en: "A lease of 10 s, 4 s later; b and a hang on it, c was deleted", zh: "10 s 的租约，过了 4 s；b、a 挂在上面，c 已删除" }).toEqual({ id, ttl: 6_000, grantedTTL: 10_000, keys: ["a", "b"] });
    scene.act("keepAliveOnce", (store) => store.keepAliveOnce(id));
    t.expect(scene.store.timeToLive(id).ttl, { en: "ttl right after a keep-alive", zh: "刚续约之后的 ttl" }).toBe(10_000);
  });

  lab.test("lease.ids", { en: "A lease has an id of its own, or the one that was asked for", zh: "租约有自己的 id，也可以指定" }, (t) => {
    const scene = plain(t);
    t.expect(scene.store.grant(60_000, 7), { en: "grant(60 s, id 7)", zh: "grant(60 s, id 7)" }).toBe(7);
    scene.expectRefused("ErrLeaseExist", (store) => store.grant(60_000, 7), { en: "grant(60 s, id 7) once more", zh: "再次 grant(60 s, id 7)" });
    scene.expectRefused("ErrLeaseTTLTooLarge", (store) => store.grant(9_000_000_001_000), { en: "grant of more than 9,000,000,000 s", zh: "grant 超过 9 000 000 000 s" });
    const ids = Array.from({ length: 10 }, () => scene.store.grant(60_000));
    t.expect({ different: new Set([...ids, 7]).size, zero: ids.includes(0) }, { en: "Ten more grants without an id: how many different ids there are, 7 included, and whether one is 0", zh: "再 grant 十次、不指定 id：连同 7 在内有几个不同的 id，其中有没有 0" }).toEqual({ different: 11, zero: false });
    t.expect(scene.store.leases(), { en: "leases(), in the order of their ids", zh: "leases()，按 id 排序" }).toEqual([...ids, 7].sort((a, b) => a - b));
  });
}
