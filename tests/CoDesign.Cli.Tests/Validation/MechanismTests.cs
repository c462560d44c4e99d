using CoDesign.Cli.Validation;

namespace CoDesign.Cli.Tests.Validation;

// Each mechanism of the timing model matters for a program that was measured: with it the prediction is within two percent, without
// it not. A row that fails names a parameter that is dead.
public sealed class MechanismTests
{
    [Theory]
    [InlineData("prefetch buffer", "ibex/maxperf/i5_d5/micro_alu_indep", "pipeline.prefetch.outstanding=1")]
    [InlineData("places in the prefetch buffer", "ibex/maxperf/i5_d5/kern_crc32_bit", "pipeline.prefetch.buffer=2")]
    [InlineData("fetch words", "ibex/small/i1_d1/micro_alu_indep", "pipeline.redirect.fetch_word=2 B")]
    [InlineData("time from word to issue", "picorv32/fastmul_div_barrel/standard_1wait/micro_alu_dep", "pipeline.prefetch.to_issue.value=1 cycles")]
    [InlineData("one port", "picorv32/fastmul_div_barrel/standard_1wait/micro_ld_b2b", "pipeline.prefetch.shares_port=false")]
    [InlineData("aligner", "hazard3/perf_bp1/ahb_0ws/kern_crc32_tab", "pipeline.prefetch.aligner_bytes=0")]
    [InlineData("transfers followed in the fetch", "hazard3/perf_bp1/ahb_0ws/micro_empty_loop", "pipeline.prefetch.foresees=none", "pipeline.redirect.branch_taken=1 cycles")]
    [InlineData("waiting behind the decoder", "ibex/maxperf/i5_d5/micro_call_d2", "pipeline.memory_wait=decode")]
    [InlineData("loop buffer", "hazard3/perf_bp1/ahb_0ws/micro_empty_loop", "predictor.loop_entries=0", "predictor.static_rule=not_taken")]
    [InlineData("one place in the loop buffer", "hazard3/perf_bp1/ahb_0ws/micro_br_tk_back", "predictor.loop_entries=64")]
    [InlineData("static rule", "hazard3/perf_bp0/ahb_0ws/micro_br_nt_back", "predictor.static_rule=backward_taken")]
    [InlineData("late store data", "hazard3/perf_bp1/ahb_0ws/micro_ld_st_copy", "pipeline.store_data_late.value=0 cycles")]
    [InlineData("lr and sc apart from amo", "hazard3/perf_bp1/ahb_0ws/micro_lrsc", "pipeline.exclusive.load_interval=4 cycles")]
    [InlineData("negative dividends", "hazard3/perf_bp1/ahb_0ws/micro_div_neg", "pipeline.division.negative=0 cycles")]
    [InlineData("misaligned accesses", "ibex/maxperf/i1_d1/micro_mis_ld", "misaligned_extra.value=0 cycles")]
    [InlineData("write after write", "cva6/cv64a6_imafdc_sv39/axi_lat10/micro_alu_waw", "pipeline.write_after_write.value=0 cycles")]
    [InlineData("result bus behind multiplications", "cva6/cv64a6_imafdc_sv39/axi_lat10/micro_mul_raw", "pipeline.behind_multiply.value=0 cycles")]
    [InlineData("early exit of the divider", "cva6/cv64a6_imafdc_sv39/axi_lat10/micro_div_large", "pipeline.division.per_bit=0 cycles")]
    [InlineData("result before the divider is free", "cva6/cv64a6_imafdc_sv39/axi_lat10/micro_div_dep_use", "pipeline.division.result_early=0 cycles")]
    [InlineData("branch history", "cva6/cv64a6_imafdc_sv39/axi_lat10/micro_br_seq_always", "predictor.history_entries=0")]
    [InlineData("first counter", "cva6/cv64a6_imafdc_sv39/axi_lat10/micro_br_seq_alt", "predictor.first_counter=1")]
    [InlineData("target buffer", "cva6/cv64a6_imafdc_sv39/axi_lat10/micro_ind_same", "predictor.target_entries=0")]
    [InlineData("return stack", "cva6/cv64a6_imafdc_sv39/axi_lat10/micro_call_d2", "predictor.return_entries=0")]
    [InlineData("lead of the front end", "cva6/cv64a6_imafdc_sv39/axi_lat10/micro_c_tk_al32", "pipeline.prefetch.foresees=none")]
    [InlineData("store buffer", "cva6/cv64a6_imafdc_sv39/axi_lat10/micro_st_line", "store_buffer.outstanding=64", "store_buffer.entries=64")]
    [InlineData("writes at once", "cva6/cv64a6_imafdc_sv39/axi_lat10/micro_st_line", "store_buffer.outstanding=8")]
    [InlineData("overhead of a write", "cva6/cv64a6_imafdc_sv39/axi_lat10/micro_st_line", "store_buffer.write_overhead.value=0 cycles")]
    [InlineData("words of the store buffer", "cva6/cv64a6_imafdc_sv39/axi_lat40/kern_nqueens", "store_buffer.word=64 B")]
    [InlineData("loads behind stores", "cva6/cv64a6_imafdc_sv39/axi_lat10/micro_st_ld_fwd", "store_buffer.to_buffer.value=0 cycles")]
    [InlineData("places in the store queue", "cva6/cv64a6_imafdc_sv39/axi_lat10/micro_st_b2b", "store_buffer.queue=1")]
    [InlineData("address bits of loads behind stores", "cva6/cv64a6_imafdc_sv39/axi_lat10/micro_st_ld_other", "store_buffer.match_bits=6")]
    [InlineData("draining", "cva6/cv64a6_imafdc_sv39/axi_lat10/micro_st_fence", "store_buffer.drain_after.value=40 cycles")]
    [InlineData("atomics in memory", "cva6/cv64a6_imafdc_sv39/axi_lat10/micro_amo", "data_cache.atomics=cache")]
    [InlineData("random replacement of data", "cva6/cv64a6_imafdc_sv39/axi_lat10/micro_dc_48k_s64", "data_cache.replacement=lru")]
    [InlineData("random replacement of instructions", "cva6/cv64a6_imafdc_sv39/axi_lat10/micro_ic_24k", "instruction_cache.replacement=lru")]
    [InlineData("data cache misses", "cva6/cv64a6_imafdc_sv39/axi_lat10/micro_dc_256k_s64", "data_cache.miss_overhead.value=0 cycles")]
    [InlineData("instruction cache misses", "cva6/cv64a6_imafdc_sv39/axi_lat10/micro_ic_64k", "instruction_cache.miss_overhead.value=0 cycles")]
    [InlineData("fills at once", "ibex/maxperf+icache/i5_d5/micro_ic_24k", "instruction_cache.sequential_fills=1")]
    [InlineData("memory latency", "cva6/cv64a6_imafdc_sv39/axi_lat40/kern_matmul32", "standalone.memory_latency.value=1 cycles")]
    public void Without_it_a_measured_program_is_off(string mechanism, string program, params string[] without)
    {
        ValidationRow with = Truth.Predict(program).Single(r => r.Truth.Name == program);
        ValidationRow ablated = Truth.Predict(program, without).Single(r => r.Truth.Name == program);
        Assert.True(Math.Abs(with.ErrorBasisPoints) <= 200, $"{mechanism}: with it {ValidationReport.Percent(with.ErrorBasisPoints)}");
        Assert.True(Math.Abs(ablated.ErrorBasisPoints) > 200, $"{mechanism}: without it {ValidationReport.Percent(ablated.ErrorBasisPoints)}");
    }
}
