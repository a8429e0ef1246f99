import type { ReactNode } from "react";
import { Arrow, Box, Cylinder, Dot, Ghost, Ink, Line } from "./shapes";

/** Glyphs of what stands around the machine: orientation, running it, the community, and the whole. By lesson. */
export const surroundings: Record<string, ReactNode> = {
  "why-kubernetes": <><Ghost x={2} y={8} w={12} h={12} /><Arrow from={[16, 10.5]} to={[28, 10.5]} /><Arrow from={[28, 17.5]} to={[16, 17.5]} /><Box x={30} y={8} w={12} h={12} solid /></>,
  dockershim: <><Box x={2} y={12} w={10} h={10} /><Ghost x={17} y={12} w={10} h={10} /><Box x={32} y={12} w={10} h={10} solid /><Line d="M7 11 C7 3 37 3 37 11" /></>,

  "pod-diagnosis": <><Box x={4} y={5} w={18} h={18} /><Ink d="M26 12 a6.5 6.5 0 1 1 13 0 a6.5 6.5 0 1 1 -13 0 M37 17 L42 23" /><Line d="M8 14 h3 l2 -4 l2 7 l1.5 -3 h2" /></>,
  "large-clusters": <>{[4, 12, 20].flatMap((y) => [3, 11, 19, 27, 35].map((x) => <Box key={`${x} ${y}`} x={x} y={y} w={5} h={5} solid={(x + y) % 3 === 0} />))}</>,
  "config-ports": <><Line d="M4 6 H26 M4 12 H26 M4 18 H26 M4 24 H26" /><Dot x={10} y={6} /><Dot x={20} y={12} /><Dot x={14} y={18} /><Dot x={22} y={24} /><Arrow from={[30, 15]} to={[42, 15]} /></>,
  "clustering-an-app": <><Box x={3} y={6} w={13} h={16} solid /><Arrow from={[18, 14]} to={[26, 14]} /><Box x={29} y={2} w={12} h={6} /><Box x={29} y={11} w={12} h={6} /><Box x={29} y={20} w={12} h={6} /></>,

  "asking-questions": <><Ink d="M6 4 h26 a3 3 0 0 1 3 3 v9 a3 3 0 0 1 -3 3 H17 l-6 5 v-5 H9 a3 3 0 0 1 -3 -3 V7 a3 3 0 0 1 3 -3" /><Line d="M12 9 h16 M12 14 h9" /></>,
  contributing: <><Line d="M4 20 H40 M10 20 C16 20 14 8 20 8 H26 C32 8 30 20 36 20" /><Dot x={10} y={20} r={2.2} /><Dot x={23} y={8} r={2.2} /><Dot x={36} y={20} r={2.2} /></>,
  "open-source-business": <><Ink d="M8 22 A14 14 0 0 1 36 22 M8 22 h3 M33 22 h3 M22 8 v3" /><Line d="M22 22 L30 13" /><Dot x={22} y={22} r={2} /></>,

  capstone: <><Ghost x={1} y={1} w={42} h={26} /><Cylinder x={5} y={15} w={7} h={9} /><Box x={5} y={5} w={14} h={7} solid /><Box x={24} y={5} w={15} h={7} /><Box x={17} y={17} w={9} h={7} /><Box x={30} y={17} w={9} h={7} /><Line d="M8.5 12 V15 M19 8.5 H24 M31 12 V17 M24 12 L21.5 17" /></>,
};
