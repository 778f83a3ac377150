"""Reasons of rules that usually hold, or that hold for a reason of their own, shared by the sections."""

from cchc_model.vietnamese.text import Bilingual

CARRIED_OVER = Bilingual(
    "Thông thường không vượt, trừ trường hợp có số tồn từ kỳ trước chuyển sang.",
    "It rarely does, unless cases were carried over from the period before.",
)
BEYOND_PLAN = Bilingual(
    "Thông thường không vượt kế hoạch, chỉ tiêu; nếu vượt, đề nghị kiểm tra lại.",
    "It rarely exceeds the plan or target, but it may.",
)
BEYOND_QUOTA = Bilingual(
    "Số có mặt thường không vượt số được giao, trừ giai đoạn sắp xếp tổ chức bộ máy.",
    "Staff present rarely exceed the quota, except while bodies are being merged.",
)
REORGANISED = Bilingual(
    "Số phát sinh trong kỳ thường không vượt số hiện có, trừ khi tổ chức bộ máy thay đổi trong kỳ.",
    "What happened in the period rarely exceeds what there is, unless bodies were merged or dissolved meanwhile.",
)
STAFF_CHANGED = Bilingual(
    "Số người được tuyển dụng, bổ nhiệm, chuyển đổi hoặc bị kỷ luật trong kỳ thường không vượt số người hiện có, trừ khi nhân sự thay đổi trong kỳ.",
    "The people concerned rarely outnumber those in office, unless people left or came meanwhile.",
)
ONE_LEADER_EACH = Bilingual(
    "Mỗi đơn vị thường có ít nhất một lãnh đạo, trừ khi khuyết lãnh đạo hoặc kiêm nhiệm.",
    "Each unit usually has at least one leader, unless a post is vacant or shared.",
)
SENT_OUT = Bilingual(
    "Văn bản đã ban hành được tính trong tổng số văn bản đi, trừ văn bản do cơ quan khác phát hành.",
    "Documents issued are among those sent out, unless another body sent them.",
)
EARLIER_REVIEW = Bilingual(
    "Kết quả thường thuộc số đã kiểm tra, rà soát trong kỳ, trừ kết quả rà soát của kỳ trước.",
    "Results usually come from what was examined or reviewed in the period, unless the review was earlier.",
)
PUBLISHED_AND_REPEALED = Bilingual(
    "TTHC công bố mới thường đang có hiệu lực, trừ thủ tục bị bãi bỏ, thay thế ngay trong kỳ.",
    "Newly published procedures are usually in force, unless they were repealed within the period.",
)
SHOWN_BY_A_COUNT = Bilingual(
    "Nội dung đã thực hiện thường có số liệu kèm theo; nếu bằng 0, đề nghị kiểm tra lại câu trả lời.",
    "What was done usually shows in a count; if that is 0, the answer deserves a look.",
)
REVIEWED_IN_FORCE = Bilingual(
    "TTHC được rà soát thường là thủ tục đang có hiệu lực hoặc vừa được bãi bỏ, thay thế.",
    "Procedures reviewed are usually in force, or were just repealed or replaced.",
)
LEADERS_AMONG_STAFF = Bilingual(
    "Lãnh đạo đơn vị trực thuộc thường nằm trong số người làm việc có mặt.",
    "Leaders of subordinate units are usually among the staff present.",
)
STAFF_OF_UNITS_CHANGED = Bilingual(
    "Có người bị kỷ luật ở loại đơn vị nào thì thường có đơn vị loại đó, trừ khi đơn vị chuyển mức độ tự chủ trong kỳ.",
    "Disciplined staff of a kind of unit usually mean that there is one, unless units changed their kind in the period.",
)
NOT_PLANNED = Bilingual(
    "Việc rà soát thường theo kế hoạch, trừ rà soát đột xuất, theo chuyên đề.",
    "Reviews usually follow a plan, unless they were ad hoc.",
)
OTHER_CHANNELS = Bilingual(
    "Thông thường phải có kết nối hoặc niêm yết trước, trừ khi thực hiện qua kênh khác.",
    "It usually needs the connection or the posted address, unless another channel was used.",
)
BY_OTHER_MEANS = Bilingual(
    "Nhiệm vụ tuyên truyền đã thực hiện thường có tin, bài, trừ khi chỉ tuyên truyền bằng hình thức khác.",
    "Communication carried out usually shows in news items, unless only other means were used.",
)
STREAMLINED_WITHIN_YEAR = Bilingual(
    "Đã tinh giản trong kỳ thì tỷ lệ tinh giản trong năm thường lớn hơn 0, trừ khi năm đó không có kế hoạch.",
    "Whoever was streamlined in the period counts in the year's rate, unless the year has no plan.",
)
FOUND_BY_VISITS = Bilingual(
    "Vấn đề thường được phát hiện qua kiểm tra, thanh tra trong kỳ, trừ khi kết luận của kỳ trước được ban hành trong kỳ này.",
    "Issues usually come from visits in the period, unless the conclusions of an earlier visit were issued in it.",
)
FORMS_BEHIND_FIGURES = Bilingual(
    "Có kết quả khảo sát thì phải có phiếu khảo sát.",
    "Survey results come from survey forms.",
)
PLAN_BEHIND_RATE = Bilingual(
    "Tỷ lệ hoàn thành kế hoạch thường chỉ lớn hơn 0 khi kế hoạch có nhiệm vụ.",
    "A plan without tasks usually has no completion rate.",
)
UNITS_HAVE_DIVISIONS = Bilingual(
    "Phòng ban thuộc đơn vị SNCL chỉ có khi có đơn vị SNCL.",
    "Divisions of public service units need such units.",
)
DISCIPLINED_YET_GOOD = Bilingual(
    "Có người bị kỷ luật thì thường đã có vi phạm kỷ luật, kỷ cương hành chính, trừ trường hợp bị kỷ luật vì lý do khác.",
    "Where people were disciplined there usually were violations, unless they were disciplined for other matters.",
)
LEADERS_ON_PAYROLL = Bilingual(
    "Lãnh đạo UBND cấp huyện và cấp phòng thường thuộc biên chế cán bộ, công chức có mặt.",
    "Leaders of the district and its divisions are usually among the cadres and civil servants present.",
)
ACCOUNTS_OF_STAFF = Bilingual(
    "Số người có tài khoản thư điện tử thường không vượt số người đang làm việc mà phụ lục thống kê.",
    "People with e-mail accounts rarely outnumber the staff that the annex counts.",
)
STAFF_OF_THE_DISTRICT = Bilingual(
    "Công chức, viên chức chuyên trách CNTT thuộc số công chức, viên chức có mặt.",
    "IT officers are among the civil servants and public employees present.",
)
NO_DOSSIER_NO_PROCEDURE = Bilingual(
    "Có hồ sơ thì phải có thủ tục phát sinh hồ sơ đó.", "A dossier belongs to a procedure that had dossiers."
)
PROCEDURE_WITH_DOSSIERS = Bilingual(
    "Mỗi thủ tục có phát sinh hồ sơ có ít nhất một hồ sơ.", "Each procedure with dossiers has at least one dossier."
)
PROCEDURES_OF_THE_LEVEL = Bilingual(
    "Chỉ TTHC đang có hiệu lực mới được cung cấp trực tuyến, phát sinh phí, lệ phí hoặc thực hiện qua BCCI.",
    "Only procedures in force can be provided online, have fees or be served by public post.",
)
DOSSIERS_OF_THE_LEVEL = Bilingual(
    "Hồ sơ tiếp nhận, trả kết quả qua một kênh nằm trong tổng số hồ sơ của cấp đó.",
    "Dossiers of one channel are among all dossiers of that level.",
)
DOSSIERS_OF_BOTH_LEVELS = Bilingual(
    "Hồ sơ của các TTHC trực tuyến nằm trong tổng số hồ sơ tiếp nhận của cấp huyện và cấp xã.",
    "Dossiers of online procedures are among all dossiers received by the district and its communes.",
)
CERTIFICATES_OF_LEADERS = Bilingual(
    "Ngoài ba nhóm đã liệt kê, thường chỉ còn lãnh đạo đơn vị trực thuộc được cấp chứng thư số, trừ lãnh đạo HĐND, Đảng, đoàn thể.",
    "Beyond the three groups listed usually only leaders of subordinate units hold certificates, except those of the People's Council, the Party and mass organisations.",
)
STREAMLINED_OF_QUOTA = Bilingual(
    "Số người tinh giản trong kỳ thường không vượt số được giao, trừ khi số giao đã giảm trong kỳ.",
    "Those streamlined in the period rarely outnumber the quota, unless the quota was cut meanwhile.",
)
DIVISIONS_AND_AUTONOMY = Bilingual(
    "Nếu UBND cấp huyện không thực hiện cơ chế tự chủ thì thường không có tổ chức trực thuộc thực hiện.",
    "Where the district does not apply the autonomy mechanism, its organisations usually do not either.",
)
APPOINTED_BY_EXAMINATION = Bilingual(
    "Đã thực hiện tuyển chọn, bổ nhiệm qua thi tuyển thì thường có người được bổ nhiệm trong kỳ.",
    "Where leaders were selected by examination, somebody was usually appointed in the period.",
)
UNITS_NOT_CLASSIFIED = Bilingual(
    "Có người làm việc ở loại đơn vị nào thì thường có đơn vị loại đó, trừ đơn vị chưa được phê duyệt phương án tự chủ.",
    "Staff of a kind of unit usually mean that there is one, except for units whose autonomy plan is not approved yet.",
)
PERSONS_AND_CASES = Bilingual(
    "Tổng số thường bằng tổng các dòng, trừ khi một người bị kỷ luật cả về Đảng và chính quyền, hoặc thuộc đối tượng không có dòng riêng.",
    "The total usually is the sum of its rows, unless one person was disciplined by both the Party and the administration, or belongs to a group without a row.",
)
PARALLEL_READ_TWO_WAYS = Bilingual(
    "Văn bản gửi song song với bản giấy có thể đã được tính trong số văn bản điện tử; hai cách hiểu cho hai tổng khác nhau.",
    "Documents sent in parallel with paper may be counted among the electronic ones too; the two readings give two totals.",
)
COMMUNES_LINKED = Bilingual(
    "Số UBND cấp xã được kiểm tra, thanh tra hoặc áp dụng ISO thường không vượt số xã mà phụ lục thống kê, trừ xã chưa kết nối hệ thống một cửa điện tử.",
    "The communes concerned rarely outnumber those that the annex counts, except communes not yet linked with the one-stop system.",
)
ONE_LEVEL_EACH = Bilingual(
    "Mỗi TTHC thường chỉ được cung cấp ở một mức độ, nên tổng hai mức thường không vượt số TTHC đang có hiệu lực.",
    "A procedure is usually provided at one level only, so that both levels together are within the procedures in force.",
)
