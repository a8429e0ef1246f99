import type { ReactNode } from "react";
import { Arrow, Box, Cylinder, Dial, Dot, Ghost, Ink, Line, Slots } from "./shapes";

/** Glyphs of the lessons about state, the API server and client-go, by lesson. */
export const controlPlane: Record<string, ReactNode> = {
  etcd: <><Cylinder x={3} y={7} w={10} h={14} /><Cylinder x={17} y={4} w={10} h={14} /><Cylinder x={31} y={7} w={10} h={14} /><Line d="M8 24 H36" /></>,
  "raft-election": <><Box x={16} y={2} w={12} h={8} solid /><Box x={3} y={18} w={12} h={8} /><Box x={29} y={18} w={12} h={8} /><Arrow from={[18, 11]} to={[11, 17]} /><Arrow from={[26, 11]} to={[33, 17]} /></>,
  "raft-log": <><Slots x={4} y={4} w={36} h={8} n={6} full={6} /><Slots x={4} y={16} w={36} h={8} n={6} full={0} /><Line d="M6.5 20 h1 M12.5 20 h1 M18.5 20 h1" /></>,
  zookeeper: <><Dot x={22} y={4} /><Ink d="M22 6 V10 M8 15 V10 H36 V15 M22 10 V15" /><Box x={4} y={15} w={8} h={8} /><Box x={18} y={15} w={8} h={8} solid /><Ghost x={32} y={15} w={8} h={8} /></>,
  "high-availability": <><Box x={2} y={8} w={12} h={12} solid /><Dial x={22} y={14} r={5} /><Ghost x={30} y={8} w={12} h={12} /></>,

  "apiserver-chain": <><Arrow from={[1, 14]} to={[43, 14]} /><Box x={8} y={5} w={5} h={18} /><Box x={18} y={5} w={5} h={18} /><Box x={28} y={5} w={5} h={18} /></>,
  "access-control": <><Ink d="M23 2 V4.5 M23 11.5 V26" /><Arrow from={[3, 8]} to={[41, 8]} /><Arrow from={[3, 19]} to={[19, 19]} /></>,
  admission: <><Box x={3} y={7} w={13} h={14} /><Ink d="M7 14 h5 M9.5 11.5 v5" /><Arrow from={[18, 14]} to={[26, 14]} /><Box x={28} y={7} w={13} h={14} /><Ink d="M31.5 14 l2.4 2.6 L38 11.5" /></>,
  "watch-cache": <><Slots x={4} y={15} w={36} h={8} n={6} full={3} /><Arrow from={[25, 13]} to={[25, 4]} /><Arrow from={[37, 13]} to={[37, 4]} /></>,
  "flow-control": <><Slots x={3} y={3} w={20} h={5} n={4} full={4} /><Slots x={3} y={11.5} w={20} h={5} n={4} full={1} /><Slots x={3} y={20} w={20} h={5} n={4} full={2} /><Line d="M24 5.5 L31 13 M24 22.5 L31 15" /><Arrow from={[24, 14]} to={[41, 14]} /></>,
  "crd-operator": <><Ghost x={3} y={5} w={18} h={18} /><Ink d="M12 10 v8 M8 14 h8" /><Box x={29} y={8} w={12} h={12} solid /><Arrow from={[29, 11]} to={[23, 11]} /><Line d="M23 17 h5" /></>,

  "client-objects": <><Box x={3} y={3} w={9} h={9} /><Box x={15} y={3} w={9} h={9} /><Box x={3} y={16} w={9} h={9} /><Box x={15} y={16} w={9} h={9} /><Arrow from={[27, 14]} to={[42, 14]} /></>,
  informer: <><Arrow from={[1, 14]} to={[8, 14]} /><Slots x={10} y={10} w={15} h={8} n={3} full={2} /><Arrow from={[26, 14]} to={[31, 14]} /><Cylinder x={33} y={6} w={9} h={16} /></>,
  resync: <><Cylinder x={4} y={6} w={11} h={16} /><Line d="M18 10 H34" /><Arrow from={[34, 10]} to={[40, 10]} /><Dial x={28} y={20} r={5} /></>,
  workqueue: <><Arrow from={[1, 14]} to={[7, 14]} /><Slots x={9} y={9} w={25} h={10} n={5} full={3} /><Arrow from={[36, 14]} to={[43, 14]} /></>,
};
