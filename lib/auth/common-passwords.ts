/**
 * Passwords of ten and more characters (shorter ones fail anyway) that head published lists of breached ones, and the
 * patterns that most others there follow. A small list in the source works on an isolated network.
 */
const known = new Set(`
1234567890 12345678910 123456789a 1234567891 0123456789 0987654321 9876543210 1q2w3e4r5t 1q2w3e4r5t6y 1qaz2wsx3edc
qwertyuiop qwerty12345 qwerty123456 asdfghjkl1 zxcvbnm123 qazwsxedcrfv q1w2e3r4t5 q1w2e3r4t5y6 1234qwerasdf qwer1234asdf
password12 password123 password1234 password12345 passw0rd123 p@ssw0rd123 p@ssword123 mypassword letmein123 letmein1234
welcome123 welcome1234 iloveyou12 iloveyou123 iloveyou1234 sunshine123 princess123 football123 baseball123 superman123
batman1234 dragon1234 monkey1234 master1234 shadow1234 michael123 jennifer123 charlie123 trustno1234 whatever123
administrator admin12345 admin123456 adminadmin administrator1 root123456 rootpassword changeme123 changemenow default123
test123456 testtest123 abc1234567 abcd123456 abcdefghij abcdef1234 a123456789 aa123456789 aaaaaaaaaa 1111111111 0000000000
1122334455 1231231231 123123123123 147258369a 147852369a 5201314520 woaini1314 woaini520131 woaini5201314 wodemima123
kubernetes kubernetes1 kubernetes123 dockerdocker reconcile1 reconcile123 correcthorsebatterystaple
`.trim().split(/\s+/));

/** Whether a guesser would try it early: a known one, one character or short piece repeated, a run along the alphabet or keyboard, or the address itself. */
export function isCommonPassword(password: string, email: string): boolean {
  const lower = password.toLowerCase();
  if (known.has(lower)) return true;
  if (/^(.{1,4})\1+$/.test(lower)) return true;
  if (isRun(lower)) return true;
  const local = email.toLowerCase().split("@")[0] ?? "";
  const rest = local.length >= 4 ? lower.replaceAll(email.toLowerCase(), "").replaceAll(local, "") : lower;
  return rest !== lower && rest.length < 5;
}

function isRun(text: string): boolean {
  return ["abcdefghijklmnopqrstuvwxyz", "01234567890123456789", "qwertyuiopasdfghjklzxcvbnm"].some((row) =>
    row.includes(text) || [...row].reverse().join("").includes(text));
}
