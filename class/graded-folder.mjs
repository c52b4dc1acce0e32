// All submissions in a folder, graded: what npm run grade writes.
import { judged } from "./judge.mjs";
import { feedbackPage, gradesTable } from "./report.mjs";
import { readSubmission, submissionsIn } from "./submissions.mjs";

/**
 * @param {string} folder
 * @param {(student: string, points: number) => void} said called after each student
 * @returns {Promise<{ table: string, pages: { student: string, page: string }[] }>}
 */
export async function gradedFolder(folder, said) {
  const results = [];
  for (const { student, files } of submissionsIn(folder)) {
    const read = files.map(readSubmission);
    const troubles = read.flatMap((notebook) => notebook.troubles);
    if (files.length === 0) troubles.push("There is no notebook.");
    const cells = read.flatMap((notebook) => notebook.cells);
    // The submission of one student must not keep the others from being graded.
    const result = await judged(student, cells, troubles).catch((error) =>
      judged(student, [], [...troubles, `The answers could not be read: ${error.message}`]),
    );
    said(student, result.points);
    results.push(result);
  }
  const pages = results.map((result) => ({ student: result.student, page: feedbackPage(result) }));
  return { table: gradesTable(results), pages };
}
