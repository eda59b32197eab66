/* Per-pair figures, made up for the test. */
const CGD_VIZ_DETAILS = "{\"RUS|UZB\":{\"s\":\"RUS\",\"r\":\"UZB\",\"y\":{\"2021\":{\"v\":800,\"p\":80,\"m\":10,\"gd\":5,\"gp\":0.5},\"2024\":{\"v\":1400,\"p\":70.5,\"m\":12,\"gd\":null,\"gp\":null}}},\"KAZ|UZB\":{\"s\":\"KAZ\",\"r\":\"UZB\",\"y\":{\"2024\":{\"v\":200,\"p\":10,\"m\":3,\"gd\":1,\"gp\":0.1}}}}";
