"""Reasons of rules that usually hold, or that hold for a reason of their own, shared by the sections."""

from cchc_model.vietnamese.text import Bilingual

CARRIED_OVER = Bilingual(
    "Số đã xử lý trong kỳ thường không vượt số phát sinh trong kỳ, trừ trường hợp có số tồn từ kỳ trước chuyển sang.",
    "Cases settled in the period rarely exceed the new ones, unless some were carried over from the previous period.",
)
BEYOND_PLAN = Bilingual(
    "Kết quả thường không vượt kế hoạch, chỉ tiêu; nếu vượt, đề nghị kiểm tra lại.",
    "Results rarely exceed the plan or target; if they do, please check.",
)
BEYOND_QUOTA = Bilingual(
    "Số có mặt thường không vượt số được giao hoặc được phê duyệt, trừ giai đoạn sắp xếp tổ chức bộ máy.",
    "Staff in post rarely exceed the posts allocated or approved, except while bodies are being reorganised.",
)
REORGANISED = Bilingual(
    "Số đơn vị được kiểm tra, thanh tra hoặc áp dụng ISO trong kỳ thường không vượt số đơn vị hiện "
    "có, trừ khi tổ chức bộ máy thay đổi trong kỳ.",
    "Units reviewed, inspected or applying ISO in the period rarely exceed the existing units, "
    "unless bodies were reorganised in the period.",
)
STAFF_CHANGED = Bilingual(
    "Số người được tuyển dụng, bổ nhiệm, chuyển đổi hoặc bị kỷ luật trong kỳ thường không vượt số người hiện có, trừ khi nhân sự thay đổi trong kỳ.",
    "Persons recruited, appointed, reassigned or disciplined in the period rarely exceed the staff, "
    "unless the staff changed in the period.",
)
ONE_LEADER_EACH = Bilingual(
    "Mỗi đơn vị thường có ít nhất một lãnh đạo, trừ khi khuyết lãnh đạo hoặc kiêm nhiệm.",
    "Each unit usually has at least one leader, unless a post is vacant or one person leads two units.",
)
SENT_OUT = Bilingual(
    "Văn bản đã ban hành được tính trong tổng số văn bản đi, trừ văn bản do cơ quan khác phát hành.",
    "Documents issued are part of the documents sent, unless another body sent them.",
)
EARLIER_REVIEW = Bilingual(
    "Kết quả thường thuộc số đã kiểm tra, rà soát trong kỳ, trừ kết quả rà soát của kỳ trước.",
    "Results usually come from examinations and reviews of the period, unless the review was in an earlier period.",
)
PUBLISHED_AND_REPEALED = Bilingual(
    "TTHC công bố mới thường đang có hiệu lực, trừ thủ tục bị bãi bỏ, thay thế ngay trong kỳ.",
    "Newly published procedures are usually in force, unless they were repealed or replaced within the period.",
)
SHOWN_BY_A_COUNT = Bilingual(
    "Nội dung đã thực hiện thường có số liệu kèm theo; nếu bằng 0, đề nghị kiểm tra lại câu trả lời.",
    "An activity reported as done usually has a count above 0; if the count is 0, please check the answer.",
)
REVIEWED_IN_FORCE = Bilingual(
    "TTHC được rà soát thường là thủ tục đang có hiệu lực hoặc vừa được bãi bỏ, thay thế.",
    "Reviewed procedures are usually in force, or were just repealed or replaced.",
)
LEADERS_AMONG_STAFF = Bilingual(
    "Lãnh đạo đơn vị trực thuộc thường nằm trong số người làm việc có mặt.",
    "Leaders of subordinate units are usually part of the staff in post.",
)
STAFF_OF_UNITS_CHANGED = Bilingual(
    "Có người bị kỷ luật ở loại đơn vị nào thì thường có đơn vị thuộc loại đó, trừ khi đơn vị chuyển "
    "mức độ tự chủ trong kỳ.",
    "If staff of a type of unit were disciplined, the district usually has units of this type, "
    "unless a unit changed its type in the period.",
)
NOT_PLANNED = Bilingual(
    "Việc rà soát thường theo kế hoạch, trừ rà soát đột xuất, theo chuyên đề.",
    "Reviews usually follow a plan, except ad hoc and thematic reviews.",
)
OTHER_CHANNELS = Bilingual(
    "Khi chưa kết nối hoặc chưa niêm yết thì số liệu này thường bằng 0, trừ khi thực hiện qua kênh khác.",
    "Without the connection or the posted address, this figure is usually 0, unless another channel was used.",
)
LINKED_DIRECTLY = Bilingual(
    "Khi UBND cấp huyện chưa kết nối thì cấp xã thường cũng chưa kết nối, trừ khi cấp xã kết nối thẳng với hệ thống của tỉnh.",
    "If the district is not linked, its communes usually are not linked either, unless they are linked "
    "directly with the provincial system.",
)
BY_OTHER_MEANS = Bilingual(
    "Nhiệm vụ tuyên truyền đã thực hiện thường có tin, bài, trừ khi chỉ tuyên truyền bằng hình thức khác.",
    "Communication tasks that were carried out usually produce news items, unless only other means were used.",
)
STREAMLINED_WITHIN_YEAR = Bilingual(
    "Đã tinh giản trong kỳ thì tỷ lệ tinh giản trong năm thường lớn hơn 0, trừ khi năm đó không có kế hoạch.",
    "If posts were cut in the period, the year's downsizing rate is usually above 0, unless the year has no plan.",
)
FOUND_BY_VISITS = Bilingual(
    "Vấn đề thường được phát hiện qua kiểm tra, thanh tra trong kỳ, trừ khi kết luận của cuộc kiểm tra, thanh tra kỳ trước được ban hành trong kỳ này.",
    "Issues are usually found by reviews and inspections of the period, unless the conclusions of a "
    "review or inspection of an earlier period were issued in this one.",
)
PAPER_NEEDS_FORMS = Bilingual(
    "Khảo sát có phát phiếu thì phải có phiếu khảo sát.",
    "A survey on paper, alone or with an online one, requires survey forms.",
)
FORMS_BEHIND_FIGURES = Bilingual(
    "Có kết quả khảo sát thì phải có phiếu khảo sát.",
    "Survey results require survey forms.",
)
PLAN_BEHIND_RATE = Bilingual(
    "Tỷ lệ hoàn thành kế hoạch thường chỉ lớn hơn 0 khi kế hoạch có nhiệm vụ.",
    "The completion rate of a plan is usually above 0 only if the plan has tasks.",
)
UNITS_HAVE_DIVISIONS = Bilingual(
    "Chỉ khi có đơn vị SNCL mới có phòng, ban thuộc đơn vị SNCL.",
    "Divisions of public service units exist only if such units exist.",
)
DISCIPLINED_YET_GOOD = Bilingual(
    "Khi có trường hợp bị kỷ luật, câu trả lời về chấp hành kỷ luật, kỷ cương hành chính thường cần "
    "xem lại, trừ trường hợp bị kỷ luật vì lý do khác.",
    "If persons were disciplined, the answer on administrative discipline usually needs a check, "
    "unless they were disciplined for another reason.",
)
LEADERS_ON_PAYROLL = Bilingual(
    "Lãnh đạo UBND cấp huyện và cấp phòng thường thuộc biên chế cán bộ, công chức có mặt.",
    "Leaders of the district committee and its divisions are usually part of the cadres and civil servants in post.",
)
ACCOUNTS_OF_STAFF = Bilingual(
    "Số người có tài khoản thư điện tử thường không vượt số người đang làm việc mà phụ lục thống kê, trừ khi tính cả công chức cấp xã.",
    "Persons with e-mail accounts rarely exceed the staff that the annex counts, unless commune civil "
    "servants are included.",
)
STAFF_OF_THE_DISTRICT = Bilingual(
    "Công chức, viên chức chuyên trách CNTT thuộc số công chức, viên chức có mặt.",
    "IT officers are part of the civil servants and public employees in post.",
)
NO_DOSSIER_NO_PROCEDURE = Bilingual(
    "Mỗi hồ sơ được tiếp nhận hoặc trả kết quả đều thuộc một thủ tục.",
    "Each dossier that was received or whose result was returned belongs to a procedure.",
)
PROCEDURE_WITH_DOSSIERS = Bilingual(
    "Mỗi thủ tục được thống kê có ít nhất một hồ sơ được tiếp nhận hoặc trả kết quả.",
    "Each procedure counted has at least one dossier that was received or whose result was returned.",
)
PROCEDURES_OF_THE_LEVEL = Bilingual(
    "Chỉ TTHC đang có hiệu lực mới được cung cấp trực tuyến hoặc có yêu cầu nghĩa vụ tài chính.",
    "Only procedures in force can be provided online or have financial obligations.",
)
PUBLISHED_FOR_POST = Bilingual(
    "Danh mục TTHC thực hiện qua dịch vụ BCCI được chọn từ các TTHC áp dụng tại cấp đó.",
    "The list of procedures for public postal services is chosen from the procedures applied at that level.",
)
DOSSIERS_OF_THE_LEVEL = Bilingual(
    "Hồ sơ tiếp nhận, trả kết quả qua một kênh nằm trong tổng số hồ sơ của cấp đó.",
    "Dossiers received or returned through one channel are part of all dossiers of that level of government.",
)
DOSSIERS_OF_BOTH_LEVELS = Bilingual(
    "Hồ sơ của các TTHC trực tuyến nằm trong tổng số hồ sơ tiếp nhận của cấp huyện và cấp xã.",
    "Dossiers of online procedures are part of all dossiers received by the district and its communes.",
)
AUTONOMOUS_AMONG_UNITS = Bilingual(
    "Đơn vị SNCL thực hiện cơ chế tự chủ nằm trong số đơn vị SNCL hiện có.",
    "Public service units that apply the autonomy mechanism are part of the existing ones.",
)
LEADERS_IN_POST = Bilingual(
    "Lãnh đạo được cấp chứng thư số nằm trong số lãnh đạo hiện có.",
    "Leaders with digital certificates are part of the leaders in post.",
)
CERTIFICATES_OF_LEADERS = Bilingual(
    "Ngoài ba nhóm đã liệt kê, thường chỉ còn lãnh đạo đơn vị trực thuộc được cấp chứng thư số, trừ lãnh đạo HĐND, Đảng, đoàn thể.",
    "Beyond the three groups listed, usually only leaders of subordinate units have certificates, "
    "apart from leaders of the People's Council, the Party and mass organisations.",
)
STREAMLINED_OF_QUOTA = Bilingual(
    "Số người tinh giản trong kỳ thường không vượt số được giao, trừ khi số giao đã giảm trong kỳ.",
    "Posts cut in the period rarely exceed the quota, unless the quota was reduced in the period.",
)
DIVISIONS_AND_AUTONOMY = Bilingual(
    "Nếu UBND cấp huyện không thực hiện cơ chế tự chủ thì thường không có tổ chức trực thuộc thực hiện.",
    "If the district does not apply the autonomy mechanism, its subordinate bodies usually do not apply it either.",
)
APPOINTED_BY_EXAMINATION = Bilingual(
    "Đã thực hiện tuyển chọn, bổ nhiệm qua thi tuyển thì thường có người được bổ nhiệm trong kỳ.",
    "If leaders were selected by competitive examination, the period usually has appointments.",
)
UNITS_NOT_CLASSIFIED = Bilingual(
    "Có người làm việc ở loại đơn vị nào thì phụ lục thường thống kê đơn vị thuộc loại đó, trừ đơn vị chưa được "
    "phê duyệt phương án tự chủ.",
    "If a type of unit has staff, the annex usually counts units of this type, unless they are "
    "without an approved autonomy plan.",
)
STAFF_OF_THREE_TYPES = Bilingual(
    "Tổng số thường bằng tổng ba loại đơn vị, trừ khi có người ở đơn vị chưa được phê duyệt phương án tự chủ.",
    "The total is usually the sum of the three types of unit, unless some staff are in units without "
    "an approved autonomy plan.",
)
PERSONS_AND_CASES = Bilingual(
    "Tổng số thường bằng tổng các dòng, trừ khi một người bị kỷ luật cả về Đảng và chính quyền, hoặc thuộc đối tượng không có dòng riêng.",
    "The total is usually the sum of its rows, unless a person was disciplined by both the Party and "
    "the administration, or belongs to a group without a row.",
)
PARALLEL_READ_TWO_WAYS = Bilingual(
    "Mỗi văn bản thường chỉ được tính ở một dòng, trừ khi văn bản gửi song song với bản giấy cũng được tính ở dòng gửi hoàn toàn dưới dạng điện tử.",
    "A document is usually counted in one row only, unless documents sent in parallel with paper are "
    "also counted as sent fully electronically.",
)
COMMUNES_LINKED = Bilingual(
    "Số UBND cấp xã được kiểm tra, thanh tra hoặc áp dụng ISO thường không vượt số xã đã kết nối hệ thống một cửa điện tử, trừ khi còn xã chưa kết nối.",
    "Communes reviewed, inspected or applying ISO rarely exceed the communes linked with the electronic "
    "one-stop system, unless some communes are not linked yet.",
)
ONE_LEVEL_EACH = Bilingual(
    "Mỗi TTHC thường chỉ được cung cấp ở một mức độ, nên tổng hai mức thường không vượt số TTHC đang có hiệu lực.",
    "A procedure is usually provided at one level only, so both levels together rarely exceed the procedures in force.",
)
