import { findLab, readSolution } from "../../lab-data.server";

/** The reference, as JSON. It is never part of the page; the workspace asks for it after a pass or a warning. */
export async function GET(_request: Request, { params }: { params: Promise<{ lab: string }> }): Promise<Response> {
  const lab = await findLab((await params).lab);
  if (!lab) return Response.json({ error: "no-such-lab" }, { status: 404 });
  return Response.json({ files: await readSolution(lab) }, { headers: { "cache-control": "no-store", "x-robots-tag": "noindex" } });
}
