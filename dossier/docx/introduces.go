package docx

import "regexp"

var (
	// tellsHow is an instruction that begins with how to tell: 对企业进行简要介绍.
	tellsHow = regexp.MustCompile(`^(请)?(简要|详细|高度|重点|扼要|简明|分点|逐[项条一]|具体|如实|准确)地?(介绍|描述|阐述|说明|概述|概括|论述|分析|列[举出明]|总结|填写)|^(对|从|利用|结合|围绕|针对|就|以|通过)[^。；]{1,80}(进行|作|做|加以|予以|对)[^。；]{0,12}(介绍|描述|阐述|说明|概述|概括|论述|分析|总结)([（(。，,；]|$)|^(全称|简称|规范名称|中文名?称?|英文名?称?)[（(][^（()）]*[）)]$`)
	// evidence ends a heading over the copies that prove something.
	evidence = regexp.MustCompile(`(材料|证明|复印件|附件|证书|清单)[；;。：:]?$`)
	// valueOf ends words that lead to a value though they end as an introduction does.
	valueOf = regexp.MustCompile(`(页码?|号码?|编号|账号|代码|[金总余差限]额|价格?|[报单总]价|数量|人数|比例|比率|率|面积|电话|手机|地址|邮箱|名称|姓名|日期|时间|期限|期|费用?|型号|版本号?|分数|得分)(分别)?为$`)
)

// introduces reports whether words before a colon lead to text below rather than to a value.
func introduces(stem string) bool { return introEnd.MatchString(stem) && !valueOf.MatchString(stem) }
