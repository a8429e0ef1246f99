import type { ReactNode } from "react";
import { Arrow, Box, Cylinder, Dot, Ghost, Ink, Line, Slots } from "./shapes";

/** Glyphs of the lessons about controllers, the scheduler and the node, by lesson. */
export const workloads: Record<string, ReactNode> = {
  "rolling-update": <><Box x={2} y={9} w={8} h={10} solid /><Box x={12} y={9} w={8} h={10} solid /><Box x={24} y={9} w={8} h={10} /><Ghost x={34} y={9} w={8} h={10} /><Arrow from={[4, 24]} to={[40, 24]} /></>,
  autoscaling: <><Box x={4} y={17} w={8} h={8} /><Box x={16} y={17} w={8} h={8} /><Box x={16} y={7} w={8} h={8} /><Box x={28} y={17} w={8} h={8} /><Box x={28} y={7} w={8} h={8} /><Arrow from={[40, 24]} to={[40, 4]} /></>,
  helm: <><Box x={6} y={4} w={32} h={20} /><Box x={10} y={12} w={7} h={8} solid /><Box x={19} y={12} w={7} h={8} solid /><Box x={28} y={12} w={6} h={8} solid /><Ink d="M10 8 h10" /></>,

  scheduler: <><Box x={2} y={2} w={8} h={6} /><Box x={2} y={11} w={8} h={6} /><Box x={2} y={20} w={8} h={6} /><Line d="M14 4 L24 11 V17 L14 24" /><Arrow from={[26, 14]} to={[32, 14]} /><Box x={34} y={10} w={8} h={8} solid /></>,
  "scheduler-architecture": <><Slots x={3} y={3} w={28} h={6} n={5} full={3} /><Slots x={3} y={11} w={20} h={6} n={4} full={1} /><Slots x={3} y={19} w={20} h={6} n={4} full={2} /><Line d="M25 14 H36 M25 22 H38 V8" /><Arrow from={[33, 6]} to={[42, 6]} /></>,
  "scheduler-framework": <><Arrow from={[2, 14]} to={[43, 14]} /><Dot x={9} y={14} r={2.4} /><Dot x={18} y={14} r={2.4} /><Dot x={27} y={14} r={2.4} /><Box x={14} y={3} w={8} h={6} /><Box x={23} y={19} w={8} h={6} /><Line d="M18 9 V12 M27 16 V19" /></>,
  preemption: <><Box x={2} y={5} w={13} h={18} solid /><Arrow from={[16, 14]} to={[22, 14]} /><Ghost x={24} y={8} w={9} h={12} /><Arrow from={[34, 17]} to={[42, 23]} /></>,

  kubelet: <><Box x={3} y={4} w={38} h={20} /><Ink d="M16 14 a6 6 0 0 1 10.5 -4 M27.5 14 a6 6 0 0 1 -10.5 4" /><Ink d="M27 6.5 v4 h-4 M16.5 21.5 v-4 h4" /></>,
  cri: <><Ghost x={3} y={3} w={38} h={22} /><Box x={8} y={8} w={12} h={12} solid /><Box x={24} y={8} w={12} h={12} solid /></>,
  cni: <><Box x={2} y={4} w={11} h={9} /><Box x={31} y={4} w={11} h={9} /><Line d="M7.5 13 V21 H36.5 V13" /><Dot x={22} y={21} r={2.2} /></>,
  csi: <><Box x={5} y={4} w={14} h={9} /><Arrow from={[12, 14]} to={[12, 24]} /><Line d="M12 24 H26" /><Cylinder x={28} y={8} w={12} h={18} /></>,
  service: <><Arrow from={[1, 14]} to={[12, 14]} /><Dot x={15} y={14} r={2.4} /><Arrow from={[17, 13]} to={[30, 6]} /><Arrow from={[18, 14]} to={[30, 14]} /><Arrow from={[17, 15]} to={[30, 22]} /><Box x={32} y={2} w={9} h={6} /><Box x={32} y={11} w={9} h={6} /><Box x={32} y={20} w={9} h={6} /></>,
};
