"""The reviewer's questions: small functions, appraisal to problems, each with a code and a remedy."""
